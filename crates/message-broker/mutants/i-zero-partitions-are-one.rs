//! # Zero stands for one
//!
//! What is wrong: A topic that asks for 0 partitions gets one instead of the default.
//! Why people write it: A guard against an empty topic, and the default forgotten.
//!
//! Killed by: topics::a_topic_has_the_partitions_it_asks_for_or_the_default

mod topic {
    impl Topic {
        pub(crate) fn new(mut config: TopicConfig, broker: &BrokerConfig) -> Self {
            if config.partitions == 0 {
                config.partitions = 1; // MUTANT: not the default
            }
            let retention_ms = config.retention_ms.unwrap_or(broker.retention_ms);
            Self {
                holds_dead_letters: config.name.ends_with(&broker.dead_letter_suffix),
                partitions: Partitions::new(config.partitions),
                max_message_size: config.max_message_size.unwrap_or(broker.max_message_size),
                retention: Duration::from_millis(retention_ms),
                places: HashMap::new(),
                config,
            }
        }
    }
}
