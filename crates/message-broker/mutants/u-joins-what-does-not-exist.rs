//! # Joins for topics that do not exist
//!
//! What is wrong: Unknown topics are left out without a word.
//! Why people write it: They may be created later.
//!
//! Killed by: rebalancing::a_join_for_an_unknown_topic_changes_nothing

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
                let _ = unknown; // MUTANT: never mind
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
