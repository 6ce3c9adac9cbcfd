//! # A demoted primary tells nobody
//!
//! What is wrong: The others go on believing in it until the election timeout, and refuse every
//! other node for as long.
//! Why people write it: Demotion looks like a local change of role.
//!
//! Killed by: split_brain::a_demoted_primary_makes_room_at_once

mod election {
    impl Node {
        pub(crate) async fn demote(self: &Arc<Self>) -> Result<(), ReplicationError> {
            {
                let mut state = self.state.lock().await;
                self.resign(&mut state).await;
            }
            // MUTANT: nobody is told
            Ok(())
        }
    }
}
