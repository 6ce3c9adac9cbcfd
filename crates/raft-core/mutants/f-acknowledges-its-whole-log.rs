//! # A follower acknowledges its whole log
//!
//! What is wrong: the match in the reply is the end of the follower's log; what is behind the
//! message may be anything, and the leader counts it.
//! Why people write it: "my last index" is at hand, and the same number as long as there are no
//! leftovers of an older leader.
//!
//! Killed by: following::a_late_message_that_tells_less_removes_nothing,
//! following::the_place_before_the_first_entry_always_fits

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
                self.reply(
                    true,
                    Some(Conflict {
                        index: self.log.last_index(), // MUTANT: also what the message did not carry
                        term: None,
                    }),
                ),
                outputs,
            )
        }
    }
}
