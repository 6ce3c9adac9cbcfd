//! # Accepts the word of a former owner
//!
//! What is wrong: Who has lost a partition can still acknowledge, commit and seek in it.
//! Why people write it: The group and the offset are right, so the owner is not looked at
//! (kafka#221).
//!
//! Killed by: fencing::who_lost_a_partition_cannot_settle_anything_in_it

mod group {
    impl Group {
        pub(crate) fn assigned(
            &mut self,
            consumer: &ConsumerId,
            place: Place,
        ) -> Result<&mut Cursor, BrokerError> {
            let member = self.members.get(consumer);
            if member.is_none() { // MUTANT: a member is enough
                return Err(BrokerError::ConsumerNotRegistered(consumer.clone()));
            }
            Ok(self.cursors.at(place))
        }
    }
}
