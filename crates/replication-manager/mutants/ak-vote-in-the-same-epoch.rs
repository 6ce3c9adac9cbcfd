//! # The vote without epoch is for the current one
//!
//! What is wrong: vote asks for the epoch that the voter is in, and gives nothing away for the
//! next.
//! Why people write it: The seed's signature has no epoch, so the one at hand is taken.
//!
//! Killed by: election::a_vote_without_epoch_is_for_the_next_one

mod receive {
    impl Node {
        pub(crate) async fn vote(&self, candidate: NodeId, candidate_lsn: Lsn) -> bool {
            let request = {
                let state = self.state.lock().await;
                BallotRequest {
                    candidate,
                    epoch: state.epoch, // MUTANT: the vote without epoch is for the current one
                    last_epoch: state.end().0,
                    last_lsn: candidate_lsn,
                }
            };
            self.on_ballot(request).await.granted
        }
    }
}
