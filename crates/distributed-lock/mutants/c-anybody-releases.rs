//! # Release without owner check
//!
//! What is wrong: whoever knows the token may release and renew.
//! Why people write it: the token is unique, so it seems to say who asks; tokens are told
//! to every resource, though.
//!
//! Killed by: releasing::only_the_holder_with_its_token_can_release,
//! renewing::only_the_holder_with_its_token_can_renew,
//! exclusion::nobody_but_the_holder_frees_a_lock

mod record {
    impl Lease {
        pub(crate) fn check(
            &self,
            client: &ClientId,
            token: FencingToken,
            now: Instant,
        ) -> Result<(), LockError> {
            if self.released { // MUTANT: the token says who it is
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
