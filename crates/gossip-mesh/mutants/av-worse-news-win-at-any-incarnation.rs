//! # Worse news win at any incarnation
//!
//! What is wrong: a Suspect of an old incarnation counts more than the Alive that refuted it.
//! Why people write it: states are compared before incarnations.
//!
//! Killed by: in_a_cluster::a_longer_suspicion_means_fewer_false_deaths,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! in_a_cluster::a_cluster_grows_together_after_a_partition,
//! precedence::a_greater_incarnation_counts_whatever_the_state,
//! precedence::a_smaller_incarnation_never_counts,
//! precedence::the_order_of_claims_does_not_matter,
//! precedence::address_and_metadata_change_with_the_claim_that_says_them,
//! precedence::what_was_known_is_no_news,
//! probes::suspects_are_pinged_and_the_dead_and_departed_are_not,
//! suspicion::a_refuted_suspicion_does_not_run_out,
//! suspicion::a_probe_accuses_the_incarnation_that_was_pinged,
//! suspicion::a_member_that_dies_and_comes_back_during_a_probe_is_probed_again,
//! suspicion::who_has_come_back_is_not_reaped

mod member {
    impl Member {
        pub(crate) fn yields_to(&self, incarnation: Incarnation, state: MemberState) -> bool {
            (state.rank(), incarnation) > (self.state.rank(), self.incarnation) // MUTANT: state first
        }
    }
}
