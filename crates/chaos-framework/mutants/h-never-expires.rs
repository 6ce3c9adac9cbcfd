//! # A partition stays until somebody calls
//!
//! What is wrong: Its duration is noted and never looked at by send and can_communicate.
//! Why people write it: The prototype has heal_expired, so it seems that somebody calls it.
//!
//! Killed by: partitions::only_expired_partitions_are_healed_by_heal_expired,
//! partitions::a_partition_is_over_when_its_time_is

mod links {
    impl Cut {
        pub(crate) fn is_over(&self, now: Duration) -> bool {
            self.until.is_some_and(|until| now > until) // MUTANT: one instant too long
        }
    }
}
