//! # Only polls are signs of life
//!
//! What is wrong: A consumer that works on a long batch and acknowledges is taken for dead.
//! Why people write it: In Kafka heartbeats and polls count, and commits do not.
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
            self.expire_members(group_id, now)?.member(consumer_id)?; // MUTANT: not noted
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
