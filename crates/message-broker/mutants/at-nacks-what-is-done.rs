//! # A nack brings back what is done
//!
//! What is wrong: What was acknowledged, or dropped by retention, can be nacked.
//! Why people write it: Only the upper end is checked.
//!
//! Killed by: redelivery::a_nack_is_only_for_what_is_in_hand,
//! redelivery::a_group_that_is_promised_at_most_once_holds_nothing_in_hand

mod cursor {
    impl Cursor {
        pub(crate) fn check_in_hand(&self, offset: Offset) -> Result<(), BrokerError> {
            let in_hand = offset < self.position; // MUTANT: from 0
            if in_hand && !self.buried.contains(&offset) {
                return Ok(());
            }
            Err(self.not_in_hand(offset))
        }
    }
}
