//! # A manual commit adds one more
//!
//! What is wrong: commit_offsets(n) settles n too, which is lost if the consumer has not done
//! it.
//! Why people write it: Acknowledging adds one, so committing adds one.
//!
//! Killed by: offsets::an_acknowledgement_names_the_last_and_a_commit_the_next

mod settling {
    impl MessageBroker {
        pub fn commit_offsets(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            offsets: HashMap<(TopicId, PartitionId), Offset>,
        ) -> Result<(), BrokerError> {
            let now = self.clock.now();
            let checked = self.check(group_id, consumer_id, offsets, now, Cursor::check_commit)?;
            let group = find(&mut self.groups, group_id)?;
            for (place, next) in checked {
                group.assigned(consumer_id, place)?.commit(next + 1); // MUTANT: as in acknowledge
            }
            Ok(())
        }
    }
}
