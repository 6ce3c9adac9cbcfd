//! # A topic that comes back is not dealt out
//!
//! What is wrong: Members that want a topic get it with the next rebalance, whenever that is.
//! Why people write it: Creating a topic is not a change of the members.
//!
//! Killed by: rebalancing::a_topic_that_comes_back_is_dealt_out_again,
//! rebalancing::every_change_of_the_members_begins_a_generation

mod broker {
    impl MessageBroker {
        pub fn create_topic(&mut self, config: TopicConfig) -> Result<(), BrokerError> {
            let name = config.name.clone();
            if self.topics.get(&name).is_some() {
                return Err(BrokerError::TopicAlreadyExists(name));
            }
            self.topics.insert(Topic::new(config, &self.config));
            // MUTANT: nobody is told
            Ok(())
        }
    }
}
