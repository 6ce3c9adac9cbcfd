//! # The mock repeats its first answer
//!
//! What is wrong: The answers that were set later are never given.
//! Why people write it: get and first() are there; that the queue must move is easily missed.
//!
//! Killed by: heartbeat::the_mock_answers_as_it_was_told

mod mock {
    #[async_trait::async_trait]
    impl MockReplicationClient {
        fn response(&self, node: NodeId, consume: bool) -> Result<HeartbeatResponse, ReplicationError> {
            let mut responses = self.lock();
            let queue = responses
                .get_mut(&node)
                .ok_or(ReplicationError::NodeUnreachable(node))?;
            let first = queue
                .first()
                .cloned()
                .ok_or(ReplicationError::NodeUnreachable(node))?;
            if consume && queue.is_empty() { // MUTANT: the mock repeats its first answer
                queue.remove(0);
            }
            Ok(first)
        }
    }
}
