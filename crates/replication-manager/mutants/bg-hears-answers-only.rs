//! # Only answers are signs of life
//!
//! What is wrong: A heartbeat that comes in is answered, but not noted.
//! Why people write it: Health is kept where heartbeats are sent.
//!
//! Killed by: heartbeat::a_heartbeat_updates_both_ends,
//! failure_detection::a_failed_node_that_speaks_again_is_healthy

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
                // It was the primary and says that it is no more: nobody need wait for it to time out.
                state.primary = None;
            }
            // An acknowledgement may have overtaken what it says of its log.
            let applied = state
                .matched(sender)
                .map_or(request.applied_lsn, |held| held.max(request.applied_lsn));
            let _ = applied; // MUTANT: only answers count
        }
    }
}
