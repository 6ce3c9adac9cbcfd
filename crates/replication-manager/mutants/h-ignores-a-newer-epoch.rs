//! # A primary that learns of a newer epoch goes on
//!
//! What is wrong: The newer epoch is noted, but the role stays: both primaries take writes after
//! the link is restored.
//! Why people write it: The epoch is compared where requests come in, and forgotten where answers
//! do (repmgr#311).
//!
//! Killed by: split_brain::an_older_epoch_is_refused_and_its_primary_steps_down

mod node {
    impl Node {
        pub(crate) async fn see_epoch(&self, state: &mut State, epoch: Epoch) {
            if state.see_epoch(epoch, Instant::now()) {
                self.notify(); // MUTANT: a primary that learns of a newer epoch goes on
            }
        }
    }
}
