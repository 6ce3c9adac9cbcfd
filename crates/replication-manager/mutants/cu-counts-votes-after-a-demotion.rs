//! # Votes count although the node stands no more
//!
//! What is wrong: A node that was demoted while its ballots were under way is primary again as soon
//! as the votes come in.
//! Why people write it: The epoch is the same and the node has its own vote there, so the votes
//! seem to be good.
//!
//! Killed by: epochs::votes_that_come_after_a_demotion_do_not_count,
//! epochs::a_provisional_primary_that_is_demoted_gets_no_late_vote

mod election {
    impl Node {
        async fn on_ballot_reply(&self, peer: NodeId, epoch: Epoch, reply: &BallotReply) -> bool {
            let mut state = self.state.lock().await;
            if reply.granted && state.epoch == epoch { // MUTANT: whether it stands or not
                state.votes.insert(peer);
            }
            self.see_epoch(&mut state, reply.epoch).await;
            reply.granted
        }
    }
}
