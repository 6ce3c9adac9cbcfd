//! # A refusal names the entry instead of the term's first
//!
//! What is wrong: the leader is taken back by one entry a round trip.
//! Why people write it: prev_log_index is where the conflict was seen.
//!
//! Killed by:
//! following::a_follower_that_lacks_the_entry_before_refuses_and_says_where_its_log_departs,
//! leading::back_tracking_takes_a_round_trip_a_term_and_not_an_entry

mod log {
    impl<C: Clone> Log<C> {
        pub(crate) fn conflict(&self, index: LogIndex, term: Term) -> Option<Conflict> {
            match self.term_at(index) {
                Some(held) if held == term => None,
                Some(held) => {
                    let before = index - 1; // MUTANT: this entry alone
                    Some(Conflict {
                        index: before as LogIndex + 1,
                        term: Some(held),
                    })
                }
                None => Some(Conflict {
                    index: self.last_index() + 1,
                    term: None,
                }),
            }
        }
    }
}
