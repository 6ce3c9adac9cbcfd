//! # An append cuts everything after it
//!
//! What is wrong: The follower drops whatever follows prev before it stores the entries, matching
//! or not.
//! Why people write it: It saves the comparison, and is right whenever appends arrive in order and
//! once. A late repeat then deletes acknowledged records.
//!
//! Killed by: auto_failover::an_append_cuts_the_log_only_where_it_conflicts

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
            self.log.truncate_from(prev.next()); // MUTANT: whether it conflicts or not
            for entry in request.entries {
                self.store(entry);
            }
            reply(true, held)
        }
    }
}
