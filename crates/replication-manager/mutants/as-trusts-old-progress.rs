//! # A replica that lost its memory is not noticed
//!
//! What is wrong: What a replica acknowledged once is taken to be there for good; one that comes
//! back empty gets nothing.
//! Why people write it: An acknowledgement is a promise. The process that gave it is gone.
//!
//! Killed by: replicate_async::a_replica_that_comes_back_empty_gets_the_whole_log

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
            if reply.primary == Some(peer) && reply.epoch == state.epoch {
                verdict = self.meet_primary(&mut state, peer).await;
            }
            let mut applied = reply.response.applied_lsn;
            if acknowledged.is_some_and(|held| applied < held) {
                // MUTANT: it said that it had it
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
