//! # Acknowledges one message
//!
//! What is wrong: An acknowledgement counts for the message that it names and not for those
//! before it.
//! Why people write it: It is what most queues do.
//!
//! Killed by: offsets::an_acknowledgement_counts_for_everything_before_it

mod cursor {
    impl Cursor {
        pub(crate) fn acknowledge(&mut self, last: Offset) {
            if self.unacked == last { // MUTANT: this one only
                self.commit(last + 1);
            }
        }
    }
}
