//! # Looks at the time first
//!
//! What is wrong: whoever asks about an expired lease is told Expired, a stranger too.
//! Why people write it: an expired lease is over for everybody, so the cheap check comes
//! first.
//!
//! Killed by: releasing::an_expired_lease_cannot_be_released,
//! renewing::only_the_holder_with_its_token_can_renew

mod record {
    impl Lease {
        pub(crate) fn check(
            &self,
            client: &ClientId,
            token: FencingToken,
            now: Instant,
        ) -> Result<(), LockError> {
            if self.has_expired(now) { // MUTANT: over for everybody
                return Err(LockError::Expired); // MUTANT
            } // MUTANT
            if self.released || self.holder != *client {
                return Err(LockError::NotHolder(client.clone()));
            }
            if self.token != token {
                return Err(LockError::InvalidFencingToken {
                    expected: self.token.0,
                    actual: token.0,
                });
            }
            if self.has_expired(now) {
                return Err(LockError::Expired);
            }
            Ok(())
        }
    }
}
