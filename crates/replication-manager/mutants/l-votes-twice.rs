//! # A vote is given twice in an epoch
//!
//! What is wrong: The voter checks epoch and log, but not whether its vote of this epoch is gone:
//! two candidates win the same epoch.
//! Why people write it: The vote is thought of as an answer, not as something that is spent
//! (etcd#2461).
//!
//! Killed by: election::a_vote_is_given_once_an_epoch,
//! election::a_vote_without_epoch_is_for_the_next_one

mod state {
    impl State {
        pub(crate) fn grant(&mut self, request: &BallotRequest, now: Instant) -> bool {
            let behind = (request.last_epoch, request.last_lsn) < self.end();
            if request.epoch < self.epoch || behind { // MUTANT: a vote is given twice in an epoch
                return false;
            }
            self.voted = Some(request.candidate);
            self.primary = None;
            self.waiting_since = now;
            true
        }
    }
}
