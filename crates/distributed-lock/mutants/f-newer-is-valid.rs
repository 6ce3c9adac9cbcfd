//! # A greater token is valid
//!
//! What is wrong: is_valid says yes to every token that is not older than the last grant.
//! Why people write it: fencing is ">=" at the resource, so it is written in the same way
//! here.
//!
//! Killed by: fencing::only_the_token_of_the_last_grant_is_valid

mod table {
    impl Table {
        pub(crate) fn is_valid(
            &self,
            lock_id: &LockId,
            token: FencingToken,
            now: Instant,
        ) -> Result<bool, LockError> {
            let slot = self.find(lock_id, now)?;
            let lease = &self.leases[slot as usize];
            Ok(token >= lease.token && lease.is_valid(now)) // MUTANT: not older
        }
    }
}
