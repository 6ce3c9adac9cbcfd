//! # A standby trusts its own ears
//!
//! What is wrong: Only what this node hears decides whether the primary lives: that the others hear
//! it does not count.
//! Why people write it: A node that is cut off from the primary sees exactly what it would see if
//! the primary were dead (repmgr#821).
//!
//! Killed by: split_brain::promotion_beside_a_living_primary_is_split_brain

mod election {
    impl Node {
        async fn living_primary(&self, survey: &Survey) -> Option<NodeId> {
            let own = {
                let state = self.state.lock().await;
                state.living_primary(Instant::now(), self.config.election_timeout)
            };
            let _ = survey; // MUTANT: nobody else is asked
            own // MUTANT
        }
    }
}
