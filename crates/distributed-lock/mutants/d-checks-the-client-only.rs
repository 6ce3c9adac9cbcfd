//! # Looks at the client, not at the token
//!
//! What is wrong: a late renewal or release of an earlier grant acts on the grant that the
//! same client has now.
//! Why people write it: the name of the client is what one thinks of as the owner (seen in
//! etcd, issue 11788).
//!
//! Killed by: fencing::a_late_message_of_an_earlier_grant_is_refused,
//! releasing::only_the_holder_with_its_token_can_release,
//! exclusion::nobody_but_the_holder_frees_a_lock

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
            if token.0 == u64::MAX { // MUTANT: the holder is known by its name
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
