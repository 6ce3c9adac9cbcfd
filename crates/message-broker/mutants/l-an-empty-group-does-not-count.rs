//! # Counts groups that have members
//!
//! What is wrong: A group without members is left out of the figures.
//! Why people write it: It looks like a group that is gone.
//!
//! Killed by: topics::the_figures_count_what_is_kept

mod broker {
    impl MessageBroker {
        pub fn stats(&self) -> BrokerStats {
            let topics = || self.topics.iter().map(|(_, topic)| topic);
            BrokerStats {
                total_messages: topics().map(Topic::len).sum(),
                total_topics: topics().count(),
                total_partitions: topics().map(|topic| topic.partitions.logs.len()).sum(),
                total_consumer_groups: self.groups.values().filter(|group| !group.members.is_empty()).count(), // MUTANT: not the empty ones
                messages_per_topic: topics()
                    .map(|topic| (topic.config.name.clone(), topic.len()))
                    .collect(),
            }
        }
    }
}
