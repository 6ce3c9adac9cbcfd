//! # Jumps to the end
//!
//! What is wrong: A seek out of range goes to the end without a word, and skips everything.
//! Why people write it: Kafka's consumers do so (auto.offset.reset).
//!
//! Killed by: seeking::a_seek_out_of_range_is_refused_and_moves_nothing

mod seeking {
    impl MessageBroker {
        pub fn seek(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            topic: &TopicId,
            partition: PartitionId,
            offset: Offset,
        ) -> Result<(), BrokerError> {
            let to = |min: Offset, max: Offset| match (min..=max).contains(&offset) {
                true => Ok(offset),
                false => Ok(max), // MUTANT: the latest
            };
            self.seek_within(group_id, consumer_id, topic, partition, to)
        }
    }
}
