//! # A deleted topic leaves its dead letters
//!
//! What is wrong: Deleting a topic clears what is committed in it, but not its dead letters and
//! failures, so that new messages at those offsets are passed over: they are lost.
//! Why people write it: What is committed is what one sees of a group; the rest is forgotten.
//!
//! Killed by: order::a_topic_created_again_is_delivered_from_its_first_message_on

mod cursor {
    impl Cursor {
        pub(crate) fn forget(&mut self) {
            self.committed = None; // MUTANT: and nothing else
            self.deliveries.clear(); // MUTANT
        }
    }
}
