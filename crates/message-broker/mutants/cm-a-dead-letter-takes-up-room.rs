//! # A dead letter takes up room
//!
//! What is wrong: As long as something before a dead letter is in hand, its consumer is given fewer
//! messages than it may hold.
//! Why people write it: What is in hand is everything between two offsets.
//!
//! Killed by: flow::a_dead_letter_takes_up_no_room

mod cursor {
    impl Cursor {
        pub(crate) fn in_hand(&self) -> usize {
            (self.position - self.unacked) as usize // MUTANT: dead letters among them
        }
    }
}
