//! # Walks past who stands behind an owner
//!
//! What is wrong: a node that shares a position is not met there, and its copies go to the
//! wrong node.
//! Why people write it: the walk goes over the map of owners, which is right but for the
//! collision.
//!
//! Killed by: collisions::the_other_one_is_the_next_on_the_walk,
//! collisions::both_stand_at_the_position_in_order_of_their_ids

mod points {
    impl Points {
        fn others(&self, position: u64) -> &[Slot] {
            self.behind.get(&position).map_or(&[], |_| &[]) // MUTANT: nobody
        }
    }
}
