//! # Buries dead letters again
//!
//! What is wrong: What fails in a dead letter topic goes to the dead letter topic of that, and
//! so on.
//! Why people write it: The rule has no exception.
//!
//! Killed by: dead_letters::a_dead_letter_is_not_buried_again

mod dead_letter {
    impl BrokerConfig {
        pub(crate) fn attempts_in(&self, topic: &Topic) -> u32 {
            let _ = topic; // MUTANT: no exception
            self.max_delivery_attempts
        }
    }
}
