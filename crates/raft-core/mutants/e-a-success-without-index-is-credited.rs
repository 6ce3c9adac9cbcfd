//! # Credits a success that names no index
//!
//! What is wrong: None is read as "all of it".
//! Why people write it: an Option asks for a default, and the seed's own test answers with None.
//!
//! Killed by: commitment::a_success_without_a_match_index_credits_nothing

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_append_entries_response(
            &mut self,
            from: NodeId,
            response: AppendEntriesResponse,
        ) -> Vec<RaftOutput<C>> {
            let Some(peer) = self.peers.iter().position(|&peer| peer == from) else {
                return Vec::new();
            };
            if response.term > self.current_term {
                return self.step_down(response.term);
            }
            // Without an index a reply says nothing about the log: a refusal of a stale request.
            let Some(index) = response
                .conflict_index
                .or(response.success.then_some(self.log.last_index())) // MUTANT: a default
                .filter(|_| response.term == self.current_term)
            else {
                return Vec::new();
            };
            if response.success {
                self.credit(peer, index)
            } else {
                self.back_track(
                    peer,
                    Conflict {
                        index,
                        term: response.conflict_term,
                    },
                )
            }
        }
    }
}
