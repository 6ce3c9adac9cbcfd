//! # A refused poll is no sign of life
//!
//! What is wrong: A consumer with full hands that polls all the time is taken for dead.
//! Why people write it: A call that is refused changes nothing, and the `?` comes first.
//!
//! Killed by: fencing::a_call_that_is_refused_is_a_sign_of_life_too

mod consuming {
    impl MessageBroker {
        pub fn poll(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            max_messages: usize,
            timeout: Duration,
        ) -> Result<Vec<ConsumedMessage>, BrokerError> {
            let _ = timeout;
            let now = self.clock.now();
            self.expire_members(group_id, now)?.member(consumer_id)?; // MUTANT: later
            self.take_back_overdue(group_id, consumer_id, now)?;
            let messages = self.serve(group_id, consumer_id, max_messages, now)?; // MUTANT
            find(&mut self.groups, group_id)?.call(consumer_id, now)?; // MUTANT: if it was served
            Ok(messages) // MUTANT
        }
    }
}
