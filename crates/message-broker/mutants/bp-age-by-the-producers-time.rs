//! # Counts age from the producer's time
//!
//! What is wrong: A message with an old timestamp is dropped when it has just come.
//! Why people write it: The message has a timestamp.
//!
//! Killed by: retention::age_counts_from_the_arrival_and_not_from_the_producers_time,
//! seeking::the_beginning_is_the_first_message_kept_and_the_end_is_behind_the_last

mod log {
    impl Log {
        pub(crate) fn drop_expired(&mut self, now: Instant, retention: Duration) -> Option<Message> {
            let age = now.saturating_duration_since(self.records.front()?.message.timestamp); // MUTANT: the producer's
            if age < retention {
                return None;
            }
            self.first += 1;
            self.records.pop_front().map(|record| record.message)
        }
    }
}
