//! # A primary does not notice another one
//!
//! What is wrong: A primary does not look at what the others say of themselves.
//! Why people write it: There can be only one, so nobody checks.
//!
//! Killed by: split_brain::a_primary_that_meets_another_one_reports_it_and_steps_down

mod monitor {
    impl Node {
        async fn observe(
            &self,
            peer: NodeId,
            reply: &HeartbeatReply,
            acknowledged: Option<Lsn>,
        ) -> Result<(), ReplicationError> {
            let mut state = self.state.lock().await;
            self.see_epoch(&mut state, reply.epoch).await;
            let mut verdict = Ok(());
            let follows = state.tenure == Tenure::Follower; // MUTANT: a primary does not look
            if follows && reply.primary == Some(peer) && reply.epoch == state.epoch { // MUTANT
                verdict = self.meet_primary(&mut state, peer).await;
            }
            let mut applied = reply.response.applied_lsn;
            if acknowledged.is_some_and(|held| applied < held) {
                state.forget_progress(peer);
                self.notify();
            } else {
                // An acknowledgement may have overtaken this answer.
                applied = state
                    .matched(peer)
                    .map_or(applied, |held| held.max(applied));
            }
            let role = Some(reply.response.role);
            self.touch(&state, peer, role, applied).await;
            verdict
        }
    }
}
