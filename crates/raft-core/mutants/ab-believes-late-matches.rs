//! # Counts successes of an older term
//!
//! What is wrong: what a follower held under another leadership is credited, though it may have
//! been overwritten since.
//! Why people write it: a match is a fact; that facts have a term is not seen.
//!
//! Killed by: roles::replies_of_an_older_term_count_for_nothing

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
                .filter(|_| response.term <= self.current_term) // MUTANT: of whatever term
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
