//! # What a provisional primary wrote stays
//!
//! What is wrong: It resigns and keeps its records, under an epoch and LSN that an elected primary
//! may have given to others: they pass for equal.
//! Why people write it: Log matching is relied upon to sort it out, but it compares epochs, not
//! contents.
//!
//! Killed by: split_brain::a_provisional_primary_yields_to_the_elected_one_of_its_epoch

mod state {
    impl State {
        pub(crate) fn resign(&mut self, now: Instant) {
            // MUTANT: the records stay
            if self.tenure != Tenure::Follower {
                self.primary = None;
                self.waiting_since = now;
            }
            self.tenure = Tenure::Follower;
            self.votes.clear();
        }
    }
}
