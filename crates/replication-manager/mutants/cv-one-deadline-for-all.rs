//! # A nomination has the deadline of a question
//!
//! What is wrong: The nominated node needs longer, because its survey waits for a node that never
//! answers: the nomination is given up while that node is being elected.
//! Why people write it: Every call goes through the same helper with the same deadline.
//!
//! Killed by: auto_failover::a_nominated_node_gets_the_time_that_an_election_takes

mod election {
    impl Node {
        async fn nominate(&self, best: NodeId) -> Result<NodeId, ReplicationError> {
            let call = self.client.nominate(best);
            let deadline = self.patience(); // MUTANT: as any other call
            let winner = self.call(best, deadline, call).await;
            winner.ok().flatten().ok_or(ReplicationError::NoQuorum)
        }
    }
}
