//! # Votes count in whatever epoch the candidate is when they come
//!
//! What is wrong: A candidate that saw a newer epoch meanwhile counts the votes of the old one, and
//! leads an epoch for which nobody voted: it may have another primary.
//! Why people write it: The votes were asked for, they arrive, and there are enough of them.
//!
//! Killed by: epochs::a_vote_of_an_epoch_that_is_over_does_not_count

mod election {
    impl Node {
        async fn on_ballot_reply(&self, peer: NodeId, epoch: Epoch, reply: &BallotReply) -> bool {
            let mut state = self.state.lock().await;
            if reply.granted && state.epoch >= epoch { // MUTANT: votes count in any later epoch
                state.votes.insert(peer);
            }
            self.see_epoch(&mut state, reply.epoch).await;
            reply.granted
        }
    }
}
