//! # Settles one partition after the other
//!
//! What is wrong: If one offset of a call is wrong, those before it count all the same.
//! Why people write it: Checking and doing in one loop.
//!
//! Killed by: offsets::a_call_counts_for_all_of_its_partitions_or_for_none

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
            self.expire_members(group_id, now)?.call(consumer_id, now)?;
            let mut sorted: Vec<_> = offsets.into_iter().collect();
            sorted.sort_unstable();
            let mut checked = Vec::with_capacity(sorted.len());
            for ((topic, partition), offset) in sorted {
                let place = self.topics.place(&topic, partition)?;
                rule(self.cursor(group_id, consumer_id, place)?, offset)?;
                self.cursor(group_id, consumer_id, place)?.acknowledge(offset); // MUTANT: at once
                checked.push((place, offset));
            }
            Ok(checked)
        }
    }
}
