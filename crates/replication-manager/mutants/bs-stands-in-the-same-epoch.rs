//! # A candidate does not raise the epoch
//!
//! What is wrong: It asks for votes in the highest epoch that is known, which may have had a
//! primary.
//! Why people write it: The epoch is raised on victory, or so it was meant.
//!
//! Killed by: election::a_majority_makes_a_candidate_primary

mod election {
    impl Node {
        async fn take_epoch(&self, survey: &Survey, role: NodeRole) -> bool {
            let mut state = self.state.lock().await;
            let newest = survey.answers.iter().map(|(_, reply)| reply.epoch).max();
            let known = newest.unwrap_or(Epoch(0)).max(survey.asked_in);
            if state.epoch > known || self.is_stopped() {
                return false;
            }
            let next = known.max(state.seen); // MUTANT: a candidate does not raise the epoch
            state.stand(next);
            if role == NodeRole::Primary {
                state.tenure = Tenure::Provisional;
            }
            self.stats.write().await.elections += 1;
            self.set_role(role).await;
            true
        }
    }
}
