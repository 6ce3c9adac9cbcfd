//! # Arms no timer for entries that it refuses
//!
//! What is wrong: a follower that is far behind stands for election while the leader is bringing
//! it up to date.
//! Why people write it: the refusal returns early, ahead of the line that arms the timer.
//!
//! Killed by: timers::an_election_a_vote_and_the_leader_arm_the_election_timer

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
                outputs.clear(); // MUTANT: an early return
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
