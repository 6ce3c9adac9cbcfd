//! # Failover takes the first replica, however far behind
//!
//! What is wrong: The replacement is the reachable node with the highest priority; nobody looks at
//! its log.
//! Why people write it: It is the seed's mutant C: replicas are level most of the time, so any of
//! them seems as good as the other.
//!
//! Killed by: auto_failover::the_most_advanced_replica_takes_over_not_the_first,
//! auto_failover::a_failover_is_handed_to_the_best_node_that_answers

mod election {
    impl Node {
        async fn best_candidate(&self, survey: &Survey) -> NodeId {
            let own = self.state.lock().await.end();
            let answers = survey.answers.iter().map(|(peer, reply)| {
                let end: (Epoch, Lsn) = (reply.last_epoch, reply.response.applied_lsn);
                (*peer, end)
            });
            let candidates = answers.filter(|(peer, _)| self.config.is_voter(*peer));
            let best = candidates
                .chain([(self.config.node_id, own)])
                .max_by_key(|&(node, _)| Reverse(self.config.rank(node))); // MUTANT: any log
            best.map_or(self.config.node_id, |(node, _)| node)
        }
    }
}
