//! # A new primary makes the follower truncate
//!
//! What is wrong: On the first append of a newer epoch the follower cuts its log back to the place
//! that it is asked about.
//! Why people write it: Cutting back to the last known agreement is how Kafka did it until KIP-101,
//! with the high watermark: acknowledged records were lost.
//!
//! Killed by: auto_failover::an_append_cuts_the_log_only_where_it_conflicts

mod receive {
    impl Node {
        pub(crate) async fn on_append(&self, request: AppendRequest) -> AppendReply {
            let mut state = self.state.lock().await;
            let stale = request.epoch < state.epoch || !self.config.is_voter(request.primary);
            if stale || !self.heed(&mut state, request.primary, request.epoch).await {
                let lsn = state.log.last_lsn();
                return AppendReply {
                    epoch: state.epoch,
                    accepted: false,
                    lsn,
                };
            }
            let (primary, prev) = (request.primary, request.prev_lsn);
            if state.log.last_epoch() < request.epoch { // MUTANT: a new primary
                state.log.truncate_from(prev.next()); // MUTANT
            } // MUTANT
            let reply = state.accept(request);
            let seen = prev.max(reply.lsn);
            let role = Some(NodeRole::Primary);
            self.touch(&state, primary, role, seen).await;
            reply
        }
    }
}
