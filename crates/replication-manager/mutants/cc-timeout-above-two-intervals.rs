//! # An election timeout of two intervals is refused
//!
//! What is wrong: The configuration asks for more than two heartbeat intervals, where two are
//! enough.
//! Why people write it: The limit itself is on nobody's list of cases; `<=` and `<` both refuse
//! what is obviously wrong.
//!
//! Killed by: create::a_configuration_that_cannot_work_is_refused

mod cluster {
    impl ReplicationConfig {
        pub(crate) fn check(&self) -> Result<(), ReplicationError> {
            let refuse = |why: &str| Err(ReplicationError::Network(format!("configuration: {why}")));
            let mut ids: Vec<NodeId> = self.nodes.iter().map(|node| node.id).collect();
            ids.sort_unstable();
            ids.dedup();
            if ids.len() != self.nodes.len() {
                return refuse("two nodes have the same id");
            }
            if !ids.contains(&self.node_id) {
                return refuse("node_id is not among the nodes");
            }
            if self.voters().is_empty() {
                return refuse("no node has a priority above 0, so nobody can vote");
            }
            if self.heartbeat_interval.is_zero() || self.sync_timeout.is_zero() {
                return refuse("heartbeat_interval and sync_timeout must be above zero");
            }
            if self.election_timeout <= self.heartbeat_interval * 2 { // MUTANT: two are not enough
                return refuse("election_timeout must be at least two heartbeat intervals");
            }
            Ok(())
        }
    }
}
