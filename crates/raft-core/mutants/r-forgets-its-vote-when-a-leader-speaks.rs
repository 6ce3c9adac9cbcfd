//! # Frees its vote when a leader speaks
//!
//! What is wrong: after an AppendEntries of the same term the member can vote again in it: two
//! leaders.
//! Why people write it: "become follower" is one function, and it resets the vote too (seen in
//! etcd, issue 2461).
//!
//! Killed by: voting::a_vote_outlives_everything_that_happens_in_its_term,
//! election_safety::no_word_of_a_leader_frees_a_vote_for_a_second_one

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
            self.voted_for = None; // MUTANT: though the term is the same
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
