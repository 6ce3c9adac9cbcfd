//! # Remembers every tag for itself
//!
//! What is wrong: the context grows with every operation, as tombstones do.
//! Why people write it: runs that touch are not joined: it answers every question right.
//!
//! Killed by: memory::a_set_keeps_nothing_of_what_it_removed,
//! memory::clones_that_take_turns_keep_nothing_of_what_they_removed,
//! memory::sets_that_gossip_keep_nothing_of_what_they_removed

mod context {
    impl Runs {
        fn merge(&mut self, other: &Runs) {
            self.0.extend(&other.0);
            self.0.sort_unstable();
            self.0.dedup_by(|(first, last), (_, previous_last)| {
                let joined = *first <= *previous_last; // MUTANT: neighbours stay apart
                if joined {
                    *previous_last = (*previous_last).max(*last);
                }
                joined
            });
        }

        pub(crate) fn insert(&mut self, count: u64) {
            match self.0.last_mut() {
                Some((_, last)) if *last >= count => self.merge(&Runs(vec![(count, count)])), // MUTANT
                _ => self.0.push((count, count)), // MUTANT: a run of its own
            }
        }
    }
}
