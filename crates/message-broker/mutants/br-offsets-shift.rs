//! # Offsets shift when messages are dropped
//!
//! What is wrong: The offsets of a partition begin at 0 again when its oldest messages are
//! dropped.
//! Why people write it: The offset is the index in the queue.
//!
//! Killed by: retention::who_has_not_read_what_was_dropped_goes_on_at_the_first_that_is_kept

mod log {
    impl Log {
        pub(crate) fn drop_expired(&mut self, now: Instant, retention: Duration) -> Option<Message> {
            let age = now.saturating_duration_since(self.records.front()?.arrived);
            if age < retention {
                return None;
            }
            // MUTANT: the first is always 0
            self.records.pop_front().map(|record| record.message)
        }
    }
}
