//! # A cleanup forgets one id
//!
//! What is wrong: Of several messages that are dropped together, all but the first leave their ids
//! behind: published again, they are not stored, and the answer is a place that is gone.
//! Why people write it: The first offset is asked for ahead of the loop, in which it changes.
//!
//! Killed by: retention::an_id_is_forgotten_with_its_message

mod topic {
    impl Topic {
        pub(crate) fn drop_expired(&mut self, now: Instant) -> usize {
            let mut dropped = 0;
            for (partition, log) in self.partitions.logs.iter_mut().enumerate() {
                let first = log.first(); // MUTANT: once and for all
                while let Some(message) = log.drop_expired(now, self.retention) {
                    // A dead letter topic may hold an id twice: the later one is still there.
                    if self.places.get(&message.id) == Some(&(partition as PartitionId, first)) {
                        self.places.remove(&message.id);
                    }
                    // MUTANT: it does not go on
                    dropped += 1;
                }
            }
            dropped
        }
    }
}
