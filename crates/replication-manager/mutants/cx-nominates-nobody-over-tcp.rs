//! # A nomination does not travel
//!
//! What is wrong: The client that talks TCP has the default of the trait, so that no nomination
//! ever leaves the process.
//! Why people write it: A default compiles, and what it does is seen in no test that runs in
//! memory.
//!
//! Killed by: auto_failover::a_nomination_travels_over_tcp

mod tcp {
    #[async_trait::async_trait]
    impl ReplicationClient for TcpClient {
        async fn nominate(&self, node: NodeId) -> Result<Option<NodeId>, ReplicationError> {
            let _ = node; // MUTANT: the default
            Ok(None) // MUTANT
        }
    }
}
