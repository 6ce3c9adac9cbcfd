//! # A ballot that is not adopted is forgotten
//!
//! What is wrong: The node stands in the epoch after its own, though a ballot told of a later one:
//! it asks in an epoch that is over elsewhere, and is refused.
//! Why people write it: The epoch was not adopted, so there seems to be nothing to remember.
//!
//! Killed by: epochs::a_ballot_that_is_not_adopted_counts_as_seen

mod election {
    impl Node {
        async fn take_epoch(&self, survey: &Survey, role: NodeRole) -> bool {
            let mut state = self.state.lock().await;
            let newest = survey.answers.iter().map(|(_, reply)| reply.epoch).max();
            let known = newest.unwrap_or(Epoch(0)).max(survey.asked_in);
            if state.epoch > known || self.is_stopped() {
                return false;
            }
            let next = known.next(); // MUTANT: ballots that were not adopted are left out
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
