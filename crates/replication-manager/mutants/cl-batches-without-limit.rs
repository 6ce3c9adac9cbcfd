//! # One append carries all that a node lacks
//!
//! What is wrong: A node that was away for long is sent an append that fits no frame, and never
//! catches up.
//! Why people write it: In memory there is no frame, and logs in tests are short.
//!
//! Killed by: replicate_async::a_long_log_arrives_whole_and_in_order,
//! limits::an_append_carries_no_more_than_fits_a_frame

mod log {
    impl Log {
        pub(crate) fn batch_from(&self, lsn: Lsn) -> Vec<LogEntry> {
            self.from(lsn).to_vec() // MUTANT: however much it is
            // MUTANT
        }
    }
}
