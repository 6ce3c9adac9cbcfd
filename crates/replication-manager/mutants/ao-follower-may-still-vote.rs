//! # A follower still has the vote of its primary's epoch
//!
//! What is wrong: A node that follows the primary of an epoch without having voted gives its vote
//! to another one in that epoch.
//! Why people write it: It never voted, so the vote seems to be free.
//!
//! Killed by: split_brain::a_follower_gives_no_vote_in_the_epoch_of_its_primary

mod state {
    impl State {
        pub(crate) fn follow(&mut self, primary: NodeId, now: Instant) {
            self.resign(now);
            // MUTANT: the vote is not spent
            self.primary = Some(primary);
            self.heard = now;
            self.waiting_since = now;
        }
    }
}
