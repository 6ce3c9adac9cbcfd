//! # Leaving is no rebalance
//!
//! What is wrong: The partitions of a member that leaves belong to nobody until somebody joins.
//! Why people write it: Only the list of members is changed.
//!
//! Killed by: rebalancing::partitions_are_dealt_out_like_cards,
//! rebalancing::each_partition_has_one_owner_whoever_comes_and_goes,
//! fencing::a_late_commit_of_a_former_owner_does_not_set_the_group_back

mod grouping {
    impl MessageBroker {
        pub fn leave_group(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
        ) -> Result<(), BrokerError> {
            let group = self.expire_members(group_id, self.clock.now())?;
            if group.members.remove(consumer_id).is_none() {
                return Err(BrokerError::ConsumerNotRegistered(consumer_id.clone()));
            }
            Ok(()) // MUTANT: nothing is dealt out
        }
    }
}
