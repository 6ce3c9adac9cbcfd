//! # A primary once heard lives for ever
//!
//! What is wrong: The living primary is the one last followed, however long ago it was heard.
//! Why people write it: The name of the primary is kept, the time at which it was heard is not
//! looked at.
//!
//! Killed by: heartbeat::a_replica_learns_who_is_primary_and_misses_it,
//! auto_failover::a_dead_primary_is_replaced_without_anybody_asking

mod state {
    impl State {
        pub(crate) fn living_primary(&self, now: Instant, timeout: Duration) -> Option<NodeId> {
            if self.tenure == Tenure::Elected {
                return Some(self.id);
            }
            let _ = (now, timeout); // MUTANT: time does not matter
            self.primary
                // MUTANT: left out
        }
    }
}
