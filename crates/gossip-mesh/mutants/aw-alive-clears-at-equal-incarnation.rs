//! # An Alive clears at equal incarnation
//!
//! What is wrong: any Alive that is still going round ends a suspicion of the same incarnation,
//! here and not there.
//! Why people write it: the newest message is thought to be the newest news.
//!
//! Killed by: anti_entropy::who_sends_a_list_is_told_what_it_lacks,
//! anti_entropy::a_death_is_pushed_as_an_accusation,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! precedence::at_equal_incarnations_the_worse_news_count,
//! precedence::the_order_of_claims_does_not_matter,
//! precedence::address_and_metadata_change_with_the_claim_that_says_them,
//! precedence::nothing_is_decided_by_the_time_of_an_update, precedence::what_was_known_is_no_news

mod member {
    impl Member {
        pub(crate) fn yields_to(&self, incarnation: Incarnation, state: MemberState) -> bool {
            let fresh = state == MemberState::Alive && incarnation == self.incarnation; // MUTANT: alive!
            fresh || (incarnation, state.rank()) > (self.incarnation, self.state.rank()) // MUTANT
        }
    }
}
