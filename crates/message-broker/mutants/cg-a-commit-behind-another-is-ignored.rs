//! # A commit behind another is ignored
//!
//! What is wrong: After a seek back, a commit below what is committed leaves what it settles in hand.
//! Why people write it: A commit that does not raise what is committed seems to have nothing to do.
//!
//! Killed by: seeking::a_commit_after_a_seek_back_settles_what_is_in_hand

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
                let cursor = group.assigned(consumer_id, place)?; // MUTANT
                if cursor.committed() <= Some(next) { // MUTANT: nothing new otherwise
                    cursor.commit(next); // MUTANT
                } // MUTANT
            }
            Ok(())
        }
    }
}
