//! # Obeys a leader of an older term
//!
//! What is wrong: a leader that was cut off comes back and overwrites what the new one has
//! replicated.
//! Why people write it: the consistency check is there, and it seems to be enough.
//!
//! Killed by: roles::requests_of_an_older_term_are_refused_and_change_nothing

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_append_entries(
            &mut self,
            request: AppendEntriesRequest<C>,
        ) -> (AppendEntriesResponse, Vec<RaftOutput<C>>) {
            if self.leads_in(request.term) { // MUTANT: of whatever term
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
                        index: matched,
                        term: None,
                    }),
                ),
                outputs,
            )
        }
    }
}
