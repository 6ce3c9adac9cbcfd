//! # A primary that resigns begins the wait anew
//!
//! What is wrong: A follower waits a whole turn more when its primary says that it leads no more,
//! and the cluster is without a primary for that long.
//! Why people write it: Something about the primary was heard, and the wait begins anew whenever it
//! is heard.
//!
//! Killed by: epochs::a_primary_that_resigns_does_not_begin_the_wait_anew

mod receive {
    impl Node {
        async fn learn(&self, state: &mut State, request: &HeartbeatRequest) {
            let sender = request.node_id;
            if request.role == NodeRole::Primary && request.epoch >= state.epoch {
                self.heed(state, sender, request.epoch).await;
            } else {
                self.see_epoch(state, request.epoch).await;
            }
            if request.role != NodeRole::Primary && state.primary == Some(sender) {
                state.waiting_since = Instant::now(); // MUTANT: waits a whole turn more
                // It was the primary and says that it is no more: nobody need wait for it to time out.
                state.primary = None;
            }
            // An acknowledgement may have overtaken what it says of its log.
            let applied = state
                .matched(sender)
                .map_or(request.applied_lsn, |held| held.max(request.applied_lsn));
            let role = Some(request.role);
            self.touch(state, sender, role, applied).await;
        }
    }
}
