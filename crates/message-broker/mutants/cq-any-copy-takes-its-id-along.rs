//! # Any copy takes its id along
//!
//! What is wrong: When a dead letter is dropped, its id is forgotten, though a message that was
//! published under it since is kept: the next repetition is stored again.
//! Why people write it: An id is forgotten with its message, and only a dead letter topic holds two.
//!
//! Killed by: retention::an_id_that_is_kept_twice_is_forgotten_with_the_one_that_is_known

mod topic {
    impl Topic {
        pub(crate) fn drop_expired(&mut self, now: Instant) -> usize {
            let mut dropped = 0;
            for (partition, log) in self.partitions.logs.iter_mut().enumerate() {
                let mut first = log.first();
                while let Some(message) = log.drop_expired(now, self.retention) {
                    // A dead letter topic may hold an id twice: the later one is still there.
                    let _ = partition; // MUTANT
                    self.places.remove(&message.id); // MUTANT: whichever it was
                    first += 1;
                    dropped += 1;
                }
            }
            dropped
        }
    }
}
