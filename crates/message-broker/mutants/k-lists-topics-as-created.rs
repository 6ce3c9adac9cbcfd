//! # Lists topics in the order of creation
//!
//! What is wrong: The list has the order in which topics were made.
//! Why people write it: It is the order in which they are kept.
//!
//! Killed by: topics::topics_are_listed_in_order

mod broker {
    impl MessageBroker {
        pub fn list_topics(&self) -> Vec<TopicId> {
            let topics = self.topics.iter();
            let mut names: Vec<_> = topics.map(|(_, topic)| topic.config.name.clone()).collect();
            names.shrink_to_fit(); // MUTANT: as they come
            names
        }
    }
}
