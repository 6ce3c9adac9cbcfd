//! # A timeout is a moment late
//!
//! What is wrong: A message is still in hand at the very instant at which its time is over.
//! Why people write it: "For longer than" instead of "for as long as".
//!
//! Killed by: redelivery::a_message_goes_back_when_its_time_is_over_and_not_before,
//! redelivery::each_poll_has_a_time_of_its_own

mod cursor {
    impl Cursor {
        pub(crate) fn overdue(&self, now: Instant, timeout: Duration) -> Option<Offset> {
            let delivery = self.deliveries.front()?;
            let late = now.saturating_duration_since(delivery.at) > timeout; // MUTANT: >
            late.then_some(self.unacked)
        }
    }
}
