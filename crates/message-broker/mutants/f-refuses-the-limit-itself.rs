//! # The limit is not allowed
//!
//! What is wrong: A message of exactly the limit is refused.
//! Why people write it: "Under the limit" for "not over it".
//!
//! Killed by: publishing::a_message_may_be_as_large_as_the_limit_and_no_larger

mod topic {
    impl Topic {
        pub(crate) fn check_size(&self, message: &Message) -> Result<(), BrokerError> {
            let (size, max) = (message.size(), self.max_message_size);
            if size >= max { // MUTANT: >= for >
                return Err(BrokerError::MessageTooLarge { size, max });
            }
            Ok(())
        }
    }
}
