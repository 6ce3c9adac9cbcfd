//! # Dying is no failure
//!
//! What is wrong: A message that kills every consumer is delivered to the next one for ever.
//! Why people write it: The dead cannot report a failure.
//!
//! Killed by: dead_letters::a_message_that_kills_its_consumers_becomes_a_dead_letter

mod grouping {
    impl MessageBroker {
        pub(crate) fn expire_members(
            &mut self,
            group_id: &ConsumerGroupId,
            now: Instant,
        ) -> Result<&mut Group, BrokerError> {
            let session = Duration::from_millis(self.config.session_timeout_ms);
            let group = find(&mut self.groups, group_id)?;
            let dead = group.remove_dead(now, session);
            if !dead.is_empty() {
                let held: Vec<_> = dead
                    .into_iter()
                    .flat_map(|member| member.assigned)
                    .collect();
                let (topics, config) = (&self.topics, &self.config);
                let cursors = &mut group.cursors;
                let graves = time_out(cursors, &held, topics, config, |_| None); // MUTANT: no failure
                self.bury(group_id, graves, now);
                self.rebalance(group_id)?;
            }
            find(&mut self.groups, group_id)
        }
    }
}
