//! # An append of an old epoch is taken
//!
//! What is wrong: The follower checks the place, not the epoch: there is no fencing.
//! Why people write it: The fifth pitfall: the old primary is taken to be dead.
//!
//! Killed by: split_brain::an_older_epoch_is_refused_and_its_primary_steps_down

mod receive {
    impl Node {
        pub(crate) async fn on_append(&self, request: AppendRequest) -> AppendReply {
            let mut state = self.state.lock().await;
            let stale = !self.config.is_voter(request.primary); // MUTANT: whatever its epoch
            if stale || !self.heed(&mut state, request.primary, request.epoch).await {
                let lsn = state.log.last_lsn();
                return AppendReply {
                    epoch: state.epoch,
                    accepted: false,
                    lsn,
                };
            }
            let (primary, prev) = (request.primary, request.prev_lsn);
            let reply = state.accept(request);
            let seen = prev.max(reply.lsn);
            let role = Some(NodeRole::Primary);
            self.touch(&state, primary, role, seen).await;
            reply
        }
    }
}
