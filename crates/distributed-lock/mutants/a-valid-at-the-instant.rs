//! # Valid at the very instant of its end
//!
//! What is wrong: a lease still gives the lock at expires_at, so that the next holder and
//! the last one meet there.
//! Why people write it: "until" reads as if it contained its end, and no test that sleeps
//! ever hits the instant.
//!
//! Killed by: exclusion::a_lease_is_valid_until_the_nanosecond_before_its_end,
//! exclusion::the_next_client_gets_the_lock_at_the_very_instant_and_not_before

mod record {
    impl Lease {
        pub(crate) fn is_valid(&self, now: Instant) -> bool {
            !self.released && now <= self.expires_at // MUTANT: the last instant is contained
        }
    }
}
