//! # What is in hand stays in hand
//!
//! What is wrong: A rebalance takes nothing back: who gets a partition goes on where the former
//! owner was.
//! Why people write it: The position is the group's, and it was right a moment ago (kafka-
//! node#787).
//!
//! Killed by: fencing::who_lost_a_partition_is_not_served_from_it

mod cursor {
    impl Cursor {
        pub(crate) fn restart(&mut self, first: Offset) {
            self.catch_up(first); // MUTANT: no step back
        }
    }
}
