//! # Observers vote, and strangers stand
//!
//! What is wrong: The ballot is judged by epoch and log alone, not by who asks and who is asked.
//! Why people write it: The observer got the record too, and its answer looks as good as another.
//!
//! Killed by: election::a_vote_without_epoch_is_for_the_next_one

mod receive {
    impl Node {
        pub(crate) async fn on_ballot(&self, request: BallotRequest) -> BallotReply {
            let mut state = self.state.lock().await;
            let now = Instant::now();
            let voters = [request.candidate, self.config.node_id];
            let may_vote = !voters.is_empty(); // MUTANT: observers vote, and strangers stand
            let living = state.living_primary(now, self.config.election_timeout);
            if !may_vote || living.is_some() {
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
