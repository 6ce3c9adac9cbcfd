//! # Shows its current term as that of its last entry
//!
//! What is wrong: a candidate with an old log looks up-to-date, is elected, and overwrites what
//! was committed.
//! Why people write it: there are two terms in the request, and one of them is at hand.
//!
//! Killed by: elections::an_election_asks_every_other_member_and_shows_the_last_entry,
//! leader_completeness::no_order_of_events_elects_a_leader_without_what_was_committed

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn ask_for_votes(&self) -> Vec<RaftOutput<C>> {
            let request = RequestVoteRequest {
                term: self.current_term,
                candidate_id: self.config.node_id,
                last_log_index: self.log.last_index(),
                last_log_term: self.current_term, // MUTANT: not the entry's
            };
            let ask = |&target| RaftOutput::SendRequestVote {
                target,
                request: request.clone(),
            };
            self.peers.iter().map(ask).collect()
        }
    }
}
