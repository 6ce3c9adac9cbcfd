//! # A batch stops at the first refusal
//!
//! What is wrong: What came before the refused message of a batch stays stored.
//! Why people write it: A loop over publish, with a question mark.
//!
//! Killed by: publishing::a_batch_is_stored_whole_or_not_at_all

mod publishing {
    impl MessageBroker {
        pub fn publish_batch(
            &mut self,
            topic: &TopicId,
            messages: Vec<Message>,
        ) -> Result<Vec<PublishResult>, BrokerError> {
            let topic = self.topics.get_mut(topic)?;
            // MUTANT: nothing is checked before
            let now = self.clock.now();
            // MUTANT: one after the other
            messages.into_iter().map(|message| topic.check_size(&message).map(|()| topic.publish(message, now))).collect() // MUTANT
        }
    }
}
