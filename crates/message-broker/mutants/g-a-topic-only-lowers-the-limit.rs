//! # The smaller limit wins
//!
//! What is wrong: A topic cannot allow more than the broker does.
//! Why people write it: Two limits look like two fences, of which both must be passed.
//!
//! Killed by: publishing::the_limit_of_a_topic_goes_before_that_of_the_broker

mod topic {
    impl Topic {
        pub(crate) fn new(mut config: TopicConfig, broker: &BrokerConfig) -> Self {
            if config.partitions == 0 {
                config.partitions = broker.default_partitions.max(1);
            }
            let retention_ms = config.retention_ms.unwrap_or(broker.retention_ms);
            Self {
                holds_dead_letters: config.name.ends_with(&broker.dead_letter_suffix),
                partitions: Partitions::new(config.partitions),
                max_message_size: config.max_message_size.map_or(broker.max_message_size, |own| own.min(broker.max_message_size)), // MUTANT: the smaller one
                retention: Duration::from_millis(retention_ms),
                places: HashMap::new(),
                config,
            }
        }
    }
}
