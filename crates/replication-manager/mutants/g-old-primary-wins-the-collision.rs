//! # A provisional primary does not yield
//!
//! What is wrong: A node that took its epoch by itself refuses the primary that a majority elected
//! in that epoch.
//! Why people write it: Both hold the same epoch, and "I am the primary" is checked first:
//! valkey#974 let the old primary win the collision.
//!
//! Killed by: split_brain::a_provisional_primary_yields_to_the_elected_one_of_its_epoch

mod node {
    impl Node {
        pub(crate) async fn meet_primary(
            &self,
            state: &mut State,
            primary: NodeId,
        ) -> Result<(), ReplicationError> {
            if state.tenure != Tenure::Follower { // MUTANT: a provisional primary does not yield
                // MUTANT: it does not resign
                return Err(ReplicationError::SplitBrain);
            }
            state.follow(primary, Instant::now());
            self.set_role(self.config.following_role()).await;
            Ok(())
        }
    }
}
