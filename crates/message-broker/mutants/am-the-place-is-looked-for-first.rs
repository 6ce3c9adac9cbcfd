//! # Looks for the place before the member
//!
//! What is wrong: An unknown member is told that the topic does not exist.
//! Why people write it: The arguments are checked from the inside out.
//!
//! Killed by: offsets::a_place_that_does_not_exist_is_named

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
            for (topic, partition) in offsets.keys() { // MUTANT: the places first
                self.topics.place(topic, *partition)?; // MUTANT
            } // MUTANT
            self.expire_members(group_id, now)?.call(consumer_id, now)?;
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
