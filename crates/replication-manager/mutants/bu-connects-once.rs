//! # A connection is made once
//!
//! What is wrong: A connection that broke is kept and used again: a node that restarts is never
//! reached any more.
//! Why people write it: On a test run nothing restarts, and the first connection lasts.
//!
//! Killed by: replicate_async::a_replica_that_restarts_is_reached_over_tcp_again

mod tcp {
    impl TcpClient {
        async fn call(&self, node: NodeId, call: &Call) -> Result<Answer, ReplicationError> {
            let peer = self
                .peers
                .get(&node)
                .ok_or(ReplicationError::NodeUnreachable(node))?;
            let lane = match call {
                Call::Append(_) => &peer.records,
                _ => &peer.control,
            };
            let mut lane = lane.lock().await;
            // Taken out: a call that fails or is given up must leave no half-read connection behind.
            let kept = lane.take();
            // MUTANT: left out
            let mut stream = match kept {
                Some(stream) => stream,
                None => connect(node, &peer.address).await?,
            };
            let outcome = ask(&mut stream, call).await; // MUTANT: a connection is made once
            *lane = Some(stream); // MUTANT: whatever became of it
            outcome
        }
    }
}
