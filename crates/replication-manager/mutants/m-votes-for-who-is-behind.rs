//! # A vote goes to a candidate that is behind
//!
//! What is wrong: The voter does not compare logs, so a node that lacks acknowledged records can
//! win.
//! Why people write it: Who votes seems to be a matter of epochs alone, and the lag check at
//! failover looks like enough.
//!
//! Killed by: election::no_vote_goes_to_a_candidate_that_is_behind,
//! election::a_candidate_without_majority_is_a_replica_again

mod state {
    impl State {
        pub(crate) fn grant(&mut self, request: &BallotRequest, now: Instant) -> bool {
            if request.epoch < self.epoch || self.voted.is_some() { // MUTANT: logs are not compared
                return false;
            }
            self.voted = Some(request.candidate);
            self.primary = None;
            self.waiting_since = now;
            true
        }
    }
}
