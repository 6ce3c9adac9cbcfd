//! # The last to join decides
//!
//! What is wrong: The semantics of the group change with every join.
//! Why people write it: The argument is there at every join.
//!
//! Killed by: rebalancing::the_first_to_join_decides_what_the_group_is_promised

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
            // That there is no such group, or member, yet is fine. A join that is refused is a call, too.
            if let Ok(group) = self.expire_members(&group_id, now) {
                let _ = group.call(&consumer_id, now);
            }
            let exists = |topic: &&TopicId| self.topics.get(topic).is_some();
            if let Some(unknown) = topics.iter().find(|topic| !exists(topic)) {
                return Err(BrokerError::TopicNotFound(unknown.clone()));
            }
            let group = self
                .groups
                .entry(group_id)
                .or_insert_with(|| Group::new(semantics, now));
            group.semantics = semantics; // MUTANT: the last one
            group.join(consumer_id, topics, now);
            group.rebalance(&self.topics);
            Ok(())
        }
    }
}
