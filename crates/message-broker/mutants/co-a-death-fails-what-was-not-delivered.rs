//! # A death fails what was not delivered
//!
//! What is wrong: Where a dead member had nothing in hand, the message that was to be served next
//! has failed; at the end of the log, one that is not even published is lost.
//! Why people write it: The first unacknowledged offset is taken for a message in hand, which it
//! is not where it is the position.
//!
//! Killed by: dead_letters::who_dies_with_nothing_in_hand_has_failed_nothing

mod cursor {
    impl Cursor {
        pub(crate) fn first_in_hand(&self) -> Option<Offset> {
            Some(self.unacked) // MUTANT: in hand or not
        }
    }
}
