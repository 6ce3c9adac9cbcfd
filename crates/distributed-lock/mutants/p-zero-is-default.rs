//! # Zero means the default
//!
//! What is wrong: a lease of 0 ms lasts for the default.
//! Why people write it: in many configurations 0 stands for "not set".
//!
//! Killed by: leases::a_lease_of_zero_is_granted_and_over_at_once

mod table {
    impl Table {
        fn length(&self, asked: Option<Duration>) -> Result<Duration, LockError> {
            let length = asked.filter(|asked| !asked.is_zero()).unwrap_or(self.default_lease); // MUTANT: 0 is "not set"
            if length > self.max_lease {
                let milliseconds = length.as_nanos().div_ceil(1_000_000);
                return Err(LockError::LeaseTooLong {
                    requested: u64::try_from(milliseconds).unwrap_or(u64::MAX),
                    max: self.max_lease.as_millis() as u64,
                });
            }
            Ok(length)
        }
    }
}
