//! # Information without metadata
//!
//! What is wrong: get_lock_info and the lists leave the metadata out.
//! Why people write it: copying a map for each look seems too dear.
//!
//! Killed by: inspection::the_information_is_that_of_the_grant,
//! inspection::metadata_belongs_to_one_grant

mod record {
    impl Details {
        pub(crate) fn info(&self, lease: &Lease) -> LockInfo {
            LockInfo {
                lock_id: self.lock_id.clone(),
                holder: lease.holder.clone(),
                fencing_token: lease.token,
                acquired_at: self.acquired_at,
                expires_at: lease.expires_at,
                metadata: std::collections::HashMap::new(), // MUTANT: too dear
            }
        }
    }
}
