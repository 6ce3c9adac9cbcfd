//! # Remembers ids for ever
//!
//! What is wrong: An id whose message was dropped can never be published again, and memory
//! grows.
//! Why people write it: What was seen was seen.
//!
//! Killed by: retention::an_id_is_forgotten_with_its_message

mod topic {
    impl Topic {
        pub(crate) fn drop_expired(&mut self, now: Instant) -> usize {
            let mut dropped = 0;
            for (partition, log) in self.partitions.logs.iter_mut().enumerate() {
                let mut first = log.first();
                while let Some(message) = log.drop_expired(now, self.retention) {
                    // A dead letter topic may hold an id twice: the later one is still there.
                    let _ = (&message.id, partition); // MUTANT: once seen, always seen
                    first += 1;
                    dropped += 1;
                }
            }
            dropped
        }
    }
}
