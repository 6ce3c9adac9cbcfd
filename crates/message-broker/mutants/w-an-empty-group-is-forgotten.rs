//! # Forgets a group that is empty
//!
//! What is wrong: When the last member leaves, what the group has committed is gone.
//! Why people write it: A group without members looks like garbage.
//!
//! Killed by: fencing::a_new_generation_goes_on_at_what_was_committed,
//! rebalancing::who_is_unknown_is_told_so

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
            // MUTANT: out with it
            if group.members.is_empty() { // MUTANT
                self.groups.remove(group_id); // MUTANT
                return Ok(()); // MUTANT
            } // MUTANT
            self.rebalance(group_id)
        }
    }
}
