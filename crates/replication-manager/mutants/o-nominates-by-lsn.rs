//! # Failover compares by length alone
//!
//! What is wrong: The best candidate is the one with the highest LSN, whatever epoch its last
//! record is of.
//! Why people write it: The heartbeat answer of the seed shows an LSN only.
//!
//! Killed by: auto_failover::the_epoch_of_the_last_record_counts_before_its_lsn

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
                .max_by_key(|&(node, end)| (end.1, Reverse(self.config.rank(node)))); // MUTANT: LSN
            best.map_or(self.config.node_id, |(node, _)| node)
        }
    }
}
