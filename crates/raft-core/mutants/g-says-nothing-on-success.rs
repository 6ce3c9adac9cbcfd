//! # A success carries no match
//!
//! What is wrong: the reply is the bare success of the prototype, so a leader that credits only
//! what it is told never commits.
//! Why people write it: the field is called conflict_index, and there is no conflict.
//!
//! Killed by:
//! following::entries_that_fit_are_taken_over_and_the_reply_says_how_far_the_logs_agree

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_append_entries(
            &mut self,
            request: AppendEntriesRequest<C>,
        ) -> (AppendEntriesResponse, Vec<RaftOutput<C>>) {
            if request.term < self.current_term || self.leads_in(request.term) {
                return (self.reply(false, None), Vec::new());
            }
            self.observe_term(request.term);
            self.role = Role::Follower;
            self.leader_id = Some(request.leader_id);
            let mut outputs = vec![self.election_timer()];
            if let Some(conflict) = self
                .log
                .conflict(request.prev_log_index, request.prev_log_term)
            {
                return (self.reply(false, Some(conflict)), outputs);
            }
            // From here on the two logs are known to agree up to `matched`, and no further.
            let matched = request.prev_log_index + request.entries.len() as LogIndex;
            self.log.merge(request.prev_log_index, request.entries);
            outputs.extend(self.commit_to(request.leader_commit.min(matched)));
            (
                self.reply(true, None), // MUTANT: no hint without a conflict
                outputs,
            )
        }
    }
}
