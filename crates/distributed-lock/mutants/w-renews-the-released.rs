//! # A released lock can be renewed
//!
//! What is wrong: holder and token of the last lease match, so its renewal is accepted
//! after the release.
//! Why people write it: the record is kept for the repeated release, and the renewal finds
//! it there.
//!
//! Killed by: renewing::a_released_lock_cannot_be_renewed,
//! sessions::a_lock_that_a_session_gave_back_was_released

mod record {
    impl Lease {
        pub(crate) fn check(
            &self,
            client: &ClientId,
            token: FencingToken,
            now: Instant,
        ) -> Result<(), LockError> {
            if self.holder != *client { // MUTANT: the record says who it was
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
