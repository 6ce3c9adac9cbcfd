//! # Keeps messages a moment longer
//!
//! What is wrong: A message is kept at the very instant at which its time is over.
//! Why people write it: "Older than" instead of "as old as".
//!
//! Killed by: retention::a_message_is_dropped_when_its_time_is_over_and_not_before

mod log {
    impl Log {
        pub(crate) fn drop_expired(&mut self, now: Instant, retention: Duration) -> Option<Message> {
            let age = now.saturating_duration_since(self.records.front()?.arrived);
            if age <= retention { // MUTANT: <=
                return None;
            }
            self.first += 1;
            self.records.pop_front().map(|record| record.message)
        }
    }
}
