//! # A refused join is no sign of life
//!
//! What is wrong: A member whose join is refused, because a topic does not exist, is not noted as
//! alive.
//! Why people write it: The topics are checked first, and a member that joins is new.
//!
//! Killed by: fencing::a_call_that_is_refused_is_a_sign_of_life_too

mod grouping {
    impl MessageBroker {
        pub fn join_group(
            &mut self,
            group_id: ConsumerGroupId,
            consumer_id: ConsumerId,
            topics: Vec<TopicId>,
            semantics: DeliverySemantics,
        ) -> Result<(), BrokerError> {
            let now = self.clock.now();
            let _ = self.expire_members(&group_id, now); // MUTANT: the caller is not noted
            let exists = |topic: &&TopicId| self.topics.get(topic).is_some();
            if let Some(unknown) = topics.iter().find(|topic| !exists(topic)) {
                return Err(BrokerError::TopicNotFound(unknown.clone()));
            }
            let group = self
                .groups
                .entry(group_id)
                .or_insert_with(|| Group::new(semantics, now));
            group.join(consumer_id, topics, now);
            group.rebalance(&self.topics);
            Ok(())
        }
    }
}
