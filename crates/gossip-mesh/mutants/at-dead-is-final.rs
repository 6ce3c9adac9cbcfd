//! # Dead is final
//!
//! What is wrong: nothing overrides a Dead, as in SWIM to the letter (4.2): who was declared dead
//! by mistake has to change its name.
//! Why people write it: the paper says so; there, nobody restarts.
//!
//! Killed by: in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! in_a_cluster::a_cluster_grows_together_after_a_partition,
//! precedence::a_greater_incarnation_counts_whatever_the_state,
//! precedence::at_equal_incarnations_the_worse_news_count,
//! precedence::the_order_of_claims_does_not_matter,
//! probes::suspects_are_pinged_and_the_dead_and_departed_are_not,
//! suspicion::a_member_that_dies_and_comes_back_during_a_probe_is_probed_again,
//! suspicion::who_has_come_back_is_not_reaped

mod member {
    impl Member {
        pub(crate) fn yields_to(&self, incarnation: Incarnation, state: MemberState) -> bool {
            if self.state == MemberState::Dead { // MUTANT: as in the paper
                return false; // MUTANT
            } // MUTANT
            (incarnation, state.rank()) > (self.incarnation, self.state.rank())
        }
    }
}
