//! # An observer can be promoted
//!
//! What is wrong: An observer stands for election like any other node.
//! Why people write it: Priority 0 was read as "last", not as "never".
//!
//! Killed by: create::an_observer_never_leads

mod election {
    impl Node {
        fn require_voter(&self) -> Result<(), ReplicationError> {
            if self.config.knows(self.config.node_id) { // MUTANT: an observer can be promoted
                return Ok(());
            }
            Err(ReplicationError::NotPrimary(NodeRole::Observer))
        }
    }
}
