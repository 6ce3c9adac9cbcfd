//! # A follower commits up to leader_commit
//!
//! What is wrong: the commit index is bounded by the follower's own log instead of the message; a
//! leftover of an older leader is applied.
//! Why people write it: "index of last new entry" reads like "last index" (seen in copycat, issue
//! 265, and scylla, issue 9965).
//!
//! Killed by: following::a_follower_commits_no_further_than_the_message_vouches_for

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
            outputs.extend(self.commit_to(request.leader_commit.min(self.log.last_index()))); // MUTANT: of its own log
            (
                self.reply(
                    true,
                    Some(Conflict {
                        index: matched,
                        term: None,
                    }),
                ),
                outputs,
            )
        }
    }
}
