//! # A new timestamp asks the clock
//!
//! What is wrong: a register that nobody has written to is later than those that were, and hides
//! their writes.
//! Why people write it: `new` of a timestamp sounds like now.
//!
//! Killed by: register::a_register_without_a_write_takes_all_and_gives_nothing,
//! sharing::every_type_crosses_threads, timestamps::a_new_timestamp_stands_at_zero,
//! timestamps::timestamps_are_ordered_by_time_and_then_by_replica

mod timestamp {
    impl Timestamp {
        pub fn new(replica: ReplicaId) -> Self {
            let since_1970 = std::time::SystemTime::UNIX_EPOCH.elapsed(); // MUTANT
            let time = since_1970.map_or(0, |age| age.as_nanos() as u64); // MUTANT: now
            Self { time, replica } // MUTANT
        }
    }
}
