//! # The epoch of an answer is not looked at
//!
//! What is wrong: Requests of a newer epoch depose a primary, answers do not: it leads on until
//! somebody calls it.
//! Why people write it: The epoch is checked at the entry points, where requests come in; an answer
//! is read for what was asked only.
//!
//! Killed by: epochs::a_newer_epoch_in_an_answer_ends_the_lead

mod monitor {
    impl Node {
        async fn observe(
            &self,
            peer: NodeId,
            reply: &HeartbeatReply,
            acknowledged: Option<Lsn>,
        ) -> Result<(), ReplicationError> {
            let mut state = self.state.lock().await;
            // MUTANT: the epoch of an answer is not looked at
            let mut verdict = Ok(());
            if reply.primary == Some(peer) && reply.epoch == state.epoch {
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
