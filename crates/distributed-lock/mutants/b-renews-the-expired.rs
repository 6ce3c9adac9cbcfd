//! # Renews an expired lease
//!
//! What is wrong: a renewal or a release does not look at the time, so a lease that has run
//! out comes back.
//! Why people write it: the record is still there, holder and token match: what else should
//! be looked at?
//!
//! Killed by: exclusion::an_expired_lease_is_never_renewed,
//! releasing::an_expired_lease_cannot_be_released

mod record {
    impl Lease {
        pub(crate) fn check(
            &self,
            client: &ClientId,
            token: FencingToken,
            now: Instant,
        ) -> Result<(), LockError> {
            if self.released || self.holder != *client {
                return Err(LockError::NotHolder(client.clone()));
            }
            if self.token != token {
                return Err(LockError::InvalidFencingToken {
                    expected: self.token.0,
                    actual: token.0,
                });
            }
            // MUTANT: holder and token are enough
            let _ = now; // MUTANT
            Ok(())
        }
    }
}
