//! # Logs are compared by length alone
//!
//! What is wrong: The vote looks at the LSN and not at the epoch of the last record: a long tail
//! that nobody acknowledged beats the real log.
//! Why people write it: The seed's vote takes an LSN and nothing else.
//!
//! Killed by: election::no_vote_goes_to_a_candidate_that_is_behind

mod state {
    impl State {
        pub(crate) fn grant(&mut self, request: &BallotRequest, now: Instant) -> bool {
            let behind = request.last_lsn < self.log.last_lsn(); // MUTANT: no epoch
            if request.epoch < self.epoch || self.voted.is_some() || behind {
                return false;
            }
            self.voted = Some(request.candidate);
            self.primary = None;
            self.waiting_since = now;
            true
        }
    }
}
