//! # Appends new replicas at the end
//!
//! What is wrong: the counts are out of order, so that a replica is not found again, and has two of
//! them.
//! Why people write it: push is what one does to a vector; names that come in order do not show it.
//!
//! Killed by: convergence::growing_counters_show_the_changes_that_they_have_seen,
//! growing::every_replica_raises_its_own_count_and_the_value_is_the_sum,
//! laws::merging_is_associative, laws::merging_is_idempotent

mod gcounter {
    impl GCounter {
        pub fn increment_by(&mut self, replica: &ReplicaId, n: u64) {
            match self.position(replica) {
                Ok(at) => self.counts[at].1 = self.counts[at].1.saturating_add(n),
                Err(_) => self.counts.push((replica.clone(), n)), // MUTANT: wherever it belongs
            }
        }
    }
}
