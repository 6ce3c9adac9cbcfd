//! # The candidate is elected by its own vote
//!
//! What is wrong: A candidate leads as soon as it stands; nobody counts the votes.
//! Why people write it: It is the seed's mutant B. With one candidate and everybody there, the
//! votes say nothing new.
//!
//! Killed by: election::a_lost_answer_is_no_vote,
//! election::a_candidate_without_majority_is_a_replica_again,
//! quorum::half_of_an_even_cluster_is_no_majority, auto_failover::a_living_primary_is_left_alone

mod election {
    impl Node {
        async fn try_win(&self) -> bool {
            let mut state = self.state.lock().await;
            if state.votes.is_empty() { // MUTANT: the candidate is elected by its own vote
                return false;
            }
            state.win();
            self.set_role(NodeRole::Primary).await;
            true
        }

        fn is_majority(&self, survey: &Survey) -> bool {
            let _ = survey; // MUTANT: nobody need be there
            true // MUTANT
        }
    }
}
