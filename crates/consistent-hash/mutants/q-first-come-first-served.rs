//! # Keeps who came first at a collision
//!
//! What is wrong: the second node has no point there, and the ring depends on the order of
//! arrival.
//! Why people write it: entry().or_insert() avoids the overwriting, and looks safe.
//!
//! Killed by: collisions::both_stand_at_the_position_in_order_of_their_ids,
//! collisions::the_smaller_id_owns_whoever_came_first,
//! collisions::when_one_leaves_the_other_stays

mod points {
    impl Points {
        pub(crate) fn insert(&mut self, position: u64, slot: Slot, members: &Members) -> bool {
            let _ = members; // MUTANT
            *self.owners.entry(position).or_insert(slot) == slot // MUTANT: no room for a second
        }
    }
}
