//! # Overwrites at a collision
//!
//! What is wrong: whoever comes last has the position to itself: the ring depends on the order
//! of arrival.
//! Why people write it: BTreeMap::insert does that, and says so only in a return value (pekko,
//! issue 3279).
//!
//! Killed by: collisions::both_stand_at_the_position_in_order_of_their_ids,
//! collisions::the_smaller_id_owns_whoever_came_first,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod points {
    impl Points {
        pub(crate) fn insert(&mut self, position: u64, slot: Slot, members: &Members) -> bool {
            self.owners.insert(position, slot); // MUTANT: and who stood there is gone
            let _ = members; // MUTANT
            true // MUTANT
        }
    }
}
