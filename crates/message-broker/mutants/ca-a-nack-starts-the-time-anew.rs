//! # A nack starts the time anew
//!
//! What is wrong: What is before the nacked message stays in hand, as if it were delivered now.
//! Why people write it: What stays in hand is written down again, with the time of the call.
//!
//! Killed by: redelivery::the_time_of_what_stays_in_hand_goes_on_after_a_nack

mod settling {
    impl MessageBroker {
        pub fn nack(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            offsets: HashMap<(TopicId, PartitionId), Offset>,
        ) -> Result<(), BrokerError> {
            let now = self.clock.now();
            let checked = self.check(group_id, consumer_id, offsets, now, Cursor::check_in_hand)?;
            let mut graves = Vec::new();
            for (place, offset) in checked {
                let limit = self.config.attempts_in(self.topics.at(place.0));
                let group = find(&mut self.groups, group_id)?;
                let failed = group.assigned(consumer_id, place)?.fail(offset, limit);
                let cursor = group.assigned(consumer_id, place)?; // MUTANT: written down again
                if let Some(first) = cursor.first_in_hand() { // MUTANT
                    let position = cursor.position(); // MUTANT
                    cursor.move_to(first); // MUTANT
                    while cursor.position() < position { // MUTANT
                        cursor.advance(); // MUTANT
                    } // MUTANT
                    cursor.delivered(first, now); // MUTANT
                } // MUTANT
                let reason = NACK;
                graves.extend(failed.map(|attempts| Grave {
                    place,
                    offset,
                    attempts,
                    reason,
                }));
            }
            self.bury(group_id, graves, now);
            Ok(())
        }
    }
}
