//! # A seek commits
//!
//! What is wrong: A consumer that looks ahead makes the group skip what is before.
//! Why people write it: The new place is the group's.
//!
//! Killed by: seeking::a_seek_is_for_this_generation_only

mod seeking {
    impl MessageBroker {
        fn seek_within(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            topic: &TopicId,
            partition: PartitionId,
            target: impl Fn(Offset, Offset) -> Result<Offset, BrokerError>,
        ) -> Result<(), BrokerError> {
            let now = self.clock.now();
            self.expire_members(group_id, now)?.call(consumer_id, now)?;
            let place = self.topics.place(topic, partition)?;
            let log = self.topics.log(place);
            let (first, end) = (log.first(), log.end());
            let cursor = self.cursor(group_id, consumer_id, place)?;
            cursor.move_to(target(first, end)?);
            cursor.commit(cursor.position()); // MUTANT: for good
            Ok(())
        }
    }
}
