//! # A poll without a timeout delivers nothing
//!
//! What is wrong: With a timeout of zero even messages that are there are not delivered.
//! Why people write it: The time is up before the first look.
//!
//! Killed by: flow::a_poll_never_waits

mod consuming {
    impl MessageBroker {
        pub fn poll(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            max_messages: usize,
            timeout: Duration,
        ) -> Result<Vec<ConsumedMessage>, BrokerError> {
            if timeout.is_zero() { // MUTANT: no time left
                return Ok(Vec::new()); // MUTANT
            } // MUTANT
            let now = self.clock.now();
            self.expire_members(group_id, now)?.call(consumer_id, now)?;
            self.take_back_overdue(group_id, consumer_id, now)?;
            self.serve(group_id, consumer_id, max_messages, now)
        }
    }
}
