//! # Takes the consumer's word
//!
//! What is wrong: An acknowledgement of something that was not delivered counts as far as it
//! goes.
//! Why people write it: Being lenient with input seems polite.
//!
//! Killed by: offsets::what_was_not_delivered_cannot_be_acknowledged,
//! fencing::groups_know_nothing_of_each_other,
//! redelivery::a_late_acknowledgement_counts_until_the_message_is_delivered_again

mod cursor {
    impl Cursor {
        pub(crate) fn check_delivered(&self, offset: Offset) -> Result<(), BrokerError> {
            let _ = offset; // MUTANT
            Ok(()) // MUTANT: whatever it is
        }

        pub(crate) fn acknowledge(&mut self, last: Offset) {
            if self.unacked <= last {
                self.commit(last.saturating_add(1).min(self.position)); // MUTANT: as far as it goes
            }
        }
    }
}
