//! # The follower acknowledges its whole log
//!
//! What is wrong: The answer to an append names the end of the follower's log, which may be another
//! history than the primary's.
//! Why people write it: "Up to where do you have it?" is answered with what is at hand; it is right
//! as long as nobody ever diverged.
//!
//! Killed by: replicate_sync::an_acknowledgement_covers_no_more_than_what_was_sent

mod state {
    impl State {
        pub(crate) fn accept(&mut self, request: AppendRequest) -> AppendReply {
            let prev = request.prev_lsn;
            let reply = |accepted, lsn| AppendReply {
                epoch: request.epoch,
                accepted,
                lsn,
            };
            if self.log.epoch_at(prev) != Some(request.prev_epoch) {
                return reply(false, self.log.before_epoch_of(prev));
            }
            if !well_formed(&request) {
                return reply(false, prev.min(self.log.last_lsn()));
            }
            let held = Lsn(prev.0 + request.entries.len() as u64);
            for entry in request.entries {
                self.store(entry);
            }
            reply(true, held.max(self.log.last_lsn())) // MUTANT: its own end
        }
    }
}
