//! # A primary that is alone leads on
//!
//! What is wrong: A primary counts the nodes that it knows, not those that have answered lately,
//! and so never loses its quorum.
//! Why people write it: The replica table is filled once, and len() is easier to write than a count
//! by health.
//!
//! Killed by: quorum::a_primary_that_lost_its_quorum_steps_down,
//! replicate_sync::a_primary_that_is_cut_off_reports_no_success

mod monitor {
    impl Node {
        async fn keep_quorum(&self) {
            let mut state = self.state.lock().await;
            let reached = {
                let replicas = self.replicas.read().await;
                let heard = |id: &&NodeId| {
                    replicas.contains_key(*id) // MUTANT: a primary that is alone leads on
                };
                self.voting_peers().iter().filter(heard).count()
            };
            if !self.has_quorum(1 + reached) && state.tenure == Tenure::Elected {
                self.resign(&mut state).await;
            }
        }
    }
}
