//! # A heartbeat of an old primary is followed
//!
//! What is wrong: Whoever says that it is the primary is believed, whatever its epoch.
//! Why people write it: Appends are checked for their epoch; heartbeats look harmless.
//!
//! Killed by: split_brain::an_older_epoch_is_refused_and_its_primary_steps_down

mod receive {
    impl Node {
        async fn learn(&self, state: &mut State, request: &HeartbeatRequest) {
            let sender = request.node_id;
            if request.role == NodeRole::Primary { // MUTANT: whatever its epoch
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
            let role = Some(request.role);
            self.touch(state, sender, role, applied).await;
        }
    }
}
