//! # One retention for all topics
//!
//! What is wrong: The retention of a topic is not looked at.
//! Why people write it: The broker's setting is at hand.
//!
//! Killed by: retention::the_retention_of_a_topic_goes_before_that_of_the_broker

mod topic {
    impl Topic {
        pub(crate) fn new(mut config: TopicConfig, broker: &BrokerConfig) -> Self {
            if config.partitions == 0 {
                config.partitions = broker.default_partitions.max(1);
            }
            let retention_ms = broker.retention_ms; // MUTANT: the broker's
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
