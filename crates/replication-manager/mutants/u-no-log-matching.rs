//! # An append is not matched with the log
//!
//! What is wrong: The follower looks whether its log is long enough, not whether it holds the same
//! record at prev.
//! Why people write it: The LSN is a number without gaps: equal length seems to mean equal content.
//!
//! Killed by: replicate_async::an_append_that_leaves_a_gap_is_refused

mod state {
    impl State {
        pub(crate) fn accept(&mut self, request: AppendRequest) -> AppendReply {
            let prev = request.prev_lsn;
            let reply = |accepted, lsn| AppendReply {
                epoch: request.epoch,
                accepted,
                lsn,
            };
            if prev > self.log.last_lsn() { // MUTANT: an append is not matched with the log
                return reply(false, self.log.before_epoch_of(prev));
            }
            if !well_formed(&request) {
                return reply(false, prev.min(self.log.last_lsn()));
            }
            let held = Lsn(prev.0 + request.entries.len() as u64);
            for entry in request.entries {
                self.store(entry);
            }
            reply(true, held)
        }
    }
}
