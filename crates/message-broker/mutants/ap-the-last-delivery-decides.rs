//! # The last delivery decides
//!
//! What is wrong: A consumer that polls often never sees an overdue message again.
//! Why people write it: The partition remembers when it was last read.
//!
//! Killed by: order::nothing_overtakes_a_message_that_went_back

mod cursor {
    impl Cursor {
        pub(crate) fn overdue(&self, now: Instant, timeout: Duration) -> Option<Offset> {
            let delivery = self.deliveries.back()?; // MUTANT: the newest
            let late = now.saturating_duration_since(delivery.at) >= timeout;
            late.then_some(self.unacked)
        }
    }
}
