//! # Does not read the term of a reply
//!
//! What is wrong: a deposed leader whose messages are all refused goes on leading its old term.
//! Why people write it: requests are where one looks for news; a refusal is only a refusal.
//!
//! Killed by: roles::any_message_of_a_newer_term_makes_a_follower_of_anyone

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
                return Vec::new(); // MUTANT: it was not for this term
            }
            // Without an index a reply says nothing about the log: a refusal of a stale request.
            let Some(index) = response
                .conflict_index
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
