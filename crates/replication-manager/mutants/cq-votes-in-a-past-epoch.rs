//! # A vote is given in an epoch that is over
//!
//! What is wrong: A voter that saw a newer epoch, and has not voted there, votes in the old one.
//! Why people write it: That its vote is free is checked, and that the epochs are equal is taken
//! for granted.
//!
//! Killed by: election::a_ballot_of_an_epoch_that_is_over_is_refused

mod state {
    impl State {
        pub(crate) fn grant(&mut self, request: &BallotRequest, now: Instant) -> bool {
            let behind = (request.last_epoch, request.last_lsn) < self.end();
            if self.voted.is_some() || behind { // MUTANT: in whatever epoch
                return false;
            }
            self.voted = Some(request.candidate);
            self.primary = None;
            self.waiting_since = now;
            true
        }
    }
}
