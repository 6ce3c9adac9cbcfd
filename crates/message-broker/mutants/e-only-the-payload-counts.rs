//! # Counts the payload alone
//!
//! What is wrong: Key and headers do not count against the limit.
//! Why people write it: The payload is what is large, as a rule.
//!
//! Killed by: publishing::a_message_may_be_as_large_as_the_limit_and_no_larger

mod message {
    impl Message {
        pub(crate) fn size(&self) -> usize {
            self.payload.len() // MUTANT: the rest is for nothing
        }
    }
}
