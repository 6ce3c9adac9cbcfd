//! # The default need not obey the maximum
//!
//! What is wrong: a default longer than the maximum is granted.
//! Why people write it: the configuration is one's own, and what one wrote oneself is not
//! checked.
//!
//! Killed by: leases::the_default_is_used_where_nothing_is_said_and_obeys_the_maximum

mod table {
    impl Table {
        fn length(&self, asked: Option<Duration>) -> Result<Duration, LockError> {
            let length = asked.unwrap_or(self.default_lease);
            if asked.is_some() && length > self.max_lease { // MUTANT: the default is trusted
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
