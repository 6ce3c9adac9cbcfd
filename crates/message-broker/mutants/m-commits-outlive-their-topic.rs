//! # Commits outlive their topic
//!
//! What is wrong: What a group has committed in a deleted topic counts in the new one of that
//! name.
//! Why people write it: Offsets are kept by name, and deletion looks at the logs only.
//!
//! Killed by: topics::a_topic_created_again_starts_from_nothing

mod broker {
    impl MessageBroker {
        pub fn delete_topic(&mut self, topic: &TopicId) -> Result<(), BrokerError> {
            let slot = self.topics.remove(topic);
            let slot = slot.ok_or_else(|| BrokerError::TopicNotFound(topic.clone()))?;
            let _ = slot; // MUTANT: the groups are not told
            self.rebalance_subscribers(topic);
            Ok(())
        }
    }
}
