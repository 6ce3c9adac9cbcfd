//! # A vote is given again to the same node
//!
//! What is wrong: Whoever got the vote of an epoch gets it again on a second request: a node that
//! led the epoch, restarted and forgot it can win it once more.
//! Why people write it: It is Raft's rule to the letter (votedFor is null or the candidate), which
//! is safe there because votes and logs survive a restart.
//!
//! Killed by: epochs::a_vote_is_not_given_again_to_the_same_node

mod state {
    impl State {
        pub(crate) fn grant(&mut self, request: &BallotRequest, now: Instant) -> bool {
            let behind = (request.last_epoch, request.last_lsn) < self.end();
            // MUTANT: a vote is given again to the same node
            let other = self.voted.is_some_and(|node| node != request.candidate); // MUTANT
            let spent = other || (self.voted.is_some() && self.primary.is_some()); // MUTANT
            if request.epoch < self.epoch || spent || behind { // MUTANT
                return false;
            }
            self.voted = Some(request.candidate);
            self.primary = None;
            self.waiting_since = now;
            true
        }
    }
}
