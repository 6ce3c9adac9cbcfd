//! # The lowest id is the first primary
//!
//! What is wrong: Priorities are not looked at when the first primary is chosen.
//! Why people write it: In every example node 1 has the highest priority.
//!
//! Killed by: create::the_voter_with_the_highest_priority_is_primary_at_first

mod cluster {
    impl ReplicationConfig {
        pub(crate) fn first_role(&self, node: NodeId) -> NodeRole {
            if !self.is_voter(node) {
                NodeRole::Observer
            } else if self.voters().iter().min() == Some(&node) { // MUTANT: the lowest id
                NodeRole::Primary
            } else {
                NodeRole::Replica
            }
        }
    }
}
