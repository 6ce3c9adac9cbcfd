//! # A nack acknowledges what is before it
//!
//! What is wrong: Messages before the nacked one are committed, although nobody has
//! acknowledged them.
//! Why people write it: Some clients do so (Spring's nack(index)), and it saves a call.
//!
//! Killed by: redelivery::a_nack_acknowledges_nothing

mod settling {
    impl MessageBroker {
        pub fn nack(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            offsets: HashMap<(TopicId, PartitionId), Offset>,
        ) -> Result<(), BrokerError> {
            let now = self.clock.now();
            let checked = self.check(group_id, consumer_id, offsets, now, Cursor::check_in_hand)?;
            let mut graves = Vec::new();
            for (place, offset) in checked {
                let limit = self.config.attempts_in(self.topics.at(place.0));
                let group = find(&mut self.groups, group_id)?;
                let cursor = group.assigned(consumer_id, place)?; // MUTANT
                cursor.commit(offset); // MUTANT: all before is done
                let failed = cursor.fail(offset, limit); // MUTANT
                let reason = NACK;
                graves.extend(failed.map(|attempts| Grave {
                    place,
                    offset,
                    attempts,
                    reason,
                }));
            }
            self.bury(group_id, graves, now);
            Ok(())
        }
    }
}
