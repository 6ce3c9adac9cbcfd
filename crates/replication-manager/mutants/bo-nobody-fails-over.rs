//! # Nobody watches the primary
//!
//! What is wrong: The monitor marks failed nodes and leaves the failover to an operator.
//! Why people write it: auto_failover is public, so somebody is bound to call it.
//!
//! Killed by: auto_failover::a_dead_primary_is_replaced_without_anybody_asking,
//! auto_failover::an_old_primary_comes_back_and_drops_what_was_never_acknowledged

mod monitor {
    impl Node {
        async fn should_fail_over(&self, not_before: Instant) -> bool {
            if !self.config.is_voter(self.config.node_id) {
                return false;
            }
            let wait = self.config.election_timeout + self.turn();
            let waiting_since = self.state.lock().await.waiting_since;
            Instant::now() < not_before && waiting_since.elapsed() >= wait // MUTANT: never
        }
    }
}
