//! # Among equals the lowest id wins
//!
//! What is wrong: The failover breaks ties by id and leaves the priorities out.
//! Why people write it: Ids are unique and at hand; priorities are for the start.
//!
//! Killed by: election::among_equals_the_highest_priority_is_elected

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
                .max_by_key(|&(node, end)| (end, Reverse(node))); // MUTANT: by id
            best.map_or(self.config.node_id, |(node, _)| node)
        }
    }
}
