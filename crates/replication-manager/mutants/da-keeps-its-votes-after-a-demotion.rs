//! # A demoted node keeps its votes
//!
//! What is wrong: A node that is demoted while its ballots are under way keeps its own vote, so it
//! still looks like one that stands: the votes that come late make it primary again.
//! Why people write it: The role says that it leads no more; that the count goes on beside it is
//! forgotten.
//!
//! Killed by: epochs::votes_that_come_after_a_demotion_do_not_count,
//! epochs::a_provisional_primary_that_is_demoted_gets_no_late_vote

mod state {
    impl State {
        pub(crate) fn resign(&mut self, now: Instant) {
            if self.tenure == Tenure::Provisional {
                self.log.drop_tail_of(self.epoch);
            }
            if self.tenure != Tenure::Follower {
                self.primary = None;
                self.waiting_since = now;
            }
            self.tenure = Tenure::Follower;
            // MUTANT: the votes stay
        }
    }
}
