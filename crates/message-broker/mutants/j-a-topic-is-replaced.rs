//! # Creates over what is there
//!
//! What is wrong: A topic of a name that is taken replaces the old one.
//! Why people write it: A map's insert does it, and says nothing.
//!
//! Killed by: topics::a_name_is_taken_once_and_free_again_after_deletion

mod broker {
    impl MessageBroker {
        pub fn create_topic(&mut self, config: TopicConfig) -> Result<(), BrokerError> {
            let name = config.name.clone();
            if self.delete_topic(&name).is_ok() { // MUTANT: out with the old one
                // MUTANT: and no error
            }
            self.topics.insert(Topic::new(config, &self.config));
            self.rebalance_subscribers(&name);
            Ok(())
        }
    }
}
