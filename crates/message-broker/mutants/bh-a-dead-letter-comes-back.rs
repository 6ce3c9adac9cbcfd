//! # A dead letter comes back
//!
//! What is wrong: After a rebalance a dead letter is delivered again, if something before it
//! was in hand.
//! Why people write it: It is left out where the position is, and nowhere else.
//!
//! Killed by: dead_letters::a_dead_letter_is_not_delivered_to_the_next_generation

mod cursor {
    impl Cursor {
        fn bury(&mut self, offset: Offset) {
            self.failures.remove(&offset);
            self.position = offset + 1; // MUTANT: just this once
            if offset == self.unacked {
                self.commit(offset + 1);
            }
        }
    }
}
