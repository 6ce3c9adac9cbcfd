//! # The end is out of range
//!
//! What is wrong: Nobody can seek to where the next message will be.
//! Why people write it: There is no message there.
//!
//! Killed by: seeking::a_seek_may_go_to_every_message_and_to_the_end

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
            let to = |min: Offset, max: Offset| match (min..max).contains(&offset) { // MUTANT: without the end
                true => Ok(offset),
                false => Err(BrokerError::InvalidOffset {
                    requested: offset,
                    min,
                    max,
                }),
            };
            self.seek_within(group_id, consumer_id, topic, partition, to)
        }
    }
}
