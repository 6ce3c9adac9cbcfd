//! # The dead wake themselves
//!
//! What is wrong: A member whose session is over is alive again when it polls.
//! Why people write it: The sign of life is noted before anybody looks for the dead.
//!
//! Killed by: fencing::a_dead_member_is_noticed_by_its_own_call_too

mod settling {
    impl MessageBroker {
        fn check(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            offsets: Offsets,
            now: Instant,
            rule: impl Fn(&Cursor, Offset) -> Result<(), BrokerError>,
        ) -> Result<Vec<(Place, Offset)>, BrokerError> {
            find(&mut self.groups, group_id)?.call(consumer_id, now)?; // MUTANT: call first
            self.expire_members(group_id, now)?; // MUTANT
            let mut sorted: Vec<_> = offsets.into_iter().collect();
            sorted.sort_unstable();
            let mut checked = Vec::with_capacity(sorted.len());
            for ((topic, partition), offset) in sorted {
                let place = self.topics.place(&topic, partition)?;
                rule(self.cursor(group_id, consumer_id, place)?, offset)?;
                checked.push((place, offset));
            }
            Ok(checked)
        }
    }
}
