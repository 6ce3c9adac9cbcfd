//! # Lists the members as they came
//!
//! What is wrong: nodes() depends on the history: two equal rings look different.
//! Why people write it: a list that is pushed to has that order, and a map by slot too.
//!
//! Killed by: the_ring::the_members_are_listed_by_their_ids

mod members {
    impl Members {
        pub(crate) fn listed(&self) -> Vec<Slot> {
            let mut slots: Vec<Slot> = self.by_id.values().copied().collect(); // MUTANT
            slots.sort_by_key(|slot| slot.index()); // MUTANT: by arrival
            slots // MUTANT
        }
    }
}
