//! # Commits what was not delivered
//!
//! What is wrong: A manual commit may name any offset, and skips what is before it.
//! Why people write it: Kafka does not check it either.
//!
//! Killed by: offsets::what_was_not_delivered_cannot_be_acknowledged,
//! fencing::an_acknowledgement_counts_only_in_the_generation_of_the_delivery

mod cursor {
    impl Cursor {
        pub(crate) fn check_commit(&self, offset: Offset) -> Result<(), BrokerError> {
            if offset < Offset::MAX { // MUTANT: any
                return Ok(());
            }
            Err(BrokerError::InvalidOffset {
                requested: offset,
                min: self.unacked,
                max: self.position,
            })
        }
    }
}
