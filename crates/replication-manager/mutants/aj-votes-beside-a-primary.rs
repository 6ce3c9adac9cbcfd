//! # A voter that hears the primary votes against it
//!
//! What is wrong: The vote depends on epoch and log alone; that the primary is alive and well does
//! not matter.
//! Why people write it: Plain Raft does so; §4.2.3 of the thesis tells what comes of it.
//!
//! Killed by: election::a_voter_that_hears_a_primary_does_not_vote

mod receive {
    impl Node {
        pub(crate) async fn on_ballot(&self, request: BallotRequest) -> BallotReply {
            let mut state = self.state.lock().await;
            let now = Instant::now();
            let voters = [request.candidate, self.config.node_id];
            let may_vote = voters.iter().all(|&node| self.config.is_voter(node));
            if !may_vote { // MUTANT: a voter that hears the primary votes against it
                if may_vote {
                    state.seen = state.seen.max(request.epoch);
                }
                return BallotReply {
                    epoch: state.epoch,
                    granted: false,
                };
            }
            self.see_epoch(&mut state, request.epoch).await;
            let granted = state.grant(&request, now);
            BallotReply {
                epoch: state.epoch,
                granted,
            }
        }
    }
}
