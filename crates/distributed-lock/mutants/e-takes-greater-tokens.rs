//! # Takes tokens that are too great
//!
//! What is wrong: a token above the last one is accepted, as the text of the error
//! suggests.
//! Why people write it: "expected >= n" is right at the resource, which has not seen all
//! grants, but the service has.
//!
//! Killed by: fencing::a_token_that_is_too_great_is_refused_too,
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
            if token < self.token { // MUTANT: as the error says
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
