//! # Compares whole milliseconds
//!
//! What is wrong: a fraction of a millisecond above the maximum passes, and a length of
//! more than 2^64 ms wraps around to a short one.
//! Why people write it: the configuration is in milliseconds as u64, and "as_millis() as
//! u64" is at hand.
//!
//! Killed by: leases::the_longest_lease_is_granted_and_a_nanosecond_more_is_not,
//! leases::a_length_of_more_milliseconds_than_a_u64_holds_is_too_long

mod table {
    impl Table {
        fn length(&self, asked: Option<Duration>) -> Result<Duration, LockError> {
            let length = asked.unwrap_or(self.default_lease);
            if length.as_millis() as u64 > self.max_lease.as_millis() as u64 { // MUTANT: in milliseconds
                let milliseconds = length.as_nanos().div_ceil(1_000_000);
                return Err(LockError::LeaseTooLong {
                    requested: u64::try_from(milliseconds).unwrap_or(u64::MAX),
                    max: self.max_lease.as_millis() as u64,
                });
            }
            Ok(Duration::from_millis(length.as_millis() as u64)) // MUTANT
        }
    }
}
