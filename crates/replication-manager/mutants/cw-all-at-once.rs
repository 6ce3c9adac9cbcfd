//! # Every node fails over at the same moment
//!
//! What is wrong: Nobody waits for those with a higher priority: after each silence all nodes
//! survey, nominate and stand at once.
//! Why people write it: The election timeout is the one number that everybody knows, and with two
//! replicas it works.
//!
//! Killed by: auto_failover::a_node_with_a_lower_priority_waits_its_turn

mod monitor {
    impl Node {
        async fn should_fail_over(&self, not_before: Instant) -> bool {
            if !self.config.is_voter(self.config.node_id) {
                return false;
            }
            let wait = self.config.election_timeout; // MUTANT: all at once
            let waiting_since = self.state.lock().await.waiting_since;
            Instant::now() >= not_before && waiting_since.elapsed() >= wait
        }
    }
}
