//! # A candidate takes the epoch after those of its survey
//!
//! What is wrong: The node voted for another one while its survey was under way, and then stands in
//! that epoch, or an earlier one: a second vote.
//! Why people write it: The survey has just told the highest epoch; that time passes while it is
//! made goes unseen.
//!
//! Killed by: epochs::a_vote_given_during_the_survey_stays_spent

mod election {
    impl Node {
        async fn take_epoch(&self, survey: &Survey, role: NodeRole) -> bool {
            let mut state = self.state.lock().await;
            let newest = survey.answers.iter().map(|(_, reply)| reply.epoch).max();
            let known = newest.unwrap_or(Epoch(0)).max(survey.asked_in);
            if self.is_stopped() { // MUTANT: what happened since is not looked at
                return false;
            }
            let next = known.max(state.seen).next();
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
