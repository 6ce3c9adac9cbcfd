//! # A batch is limited in records, not in bytes
//!
//! What is wrong: A few long records make an append that fits no frame.
//! Why people write it: A count is what one thinks of first; records are small.
//!
//! Killed by: limits::an_append_carries_no_more_than_fits_a_frame

mod log {
    impl Log {
        pub(crate) fn batch_from(&self, lsn: Lsn) -> Vec<LogEntry> {
            // MUTANT: bytes do not count
            let batch = self.from(lsn).iter().take(BATCH_ENTRIES); // MUTANT
            batch.cloned().collect()
        }
    }
}
