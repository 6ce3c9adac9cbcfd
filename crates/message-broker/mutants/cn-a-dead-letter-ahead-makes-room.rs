//! # A dead letter that is ahead makes room
//!
//! What is wrong: After a nack, a dead letter behind it is taken off what is in hand, though it is
//! not between the offsets: the consumer is given more than it may hold.
//! Why people write it: The set of dead letters has a length at hand, and mostly they are all in
//! the middle.
//!
//! Killed by: flow::a_dead_letter_takes_up_no_room

mod cursor {
    impl Cursor {
        pub(crate) fn in_hand(&self) -> usize {
            let buried = self.buried.len(); // MUTANT: all of them, wherever they are
            ((self.position - self.unacked) as usize).saturating_sub(buried) // MUTANT
        }
    }
}
