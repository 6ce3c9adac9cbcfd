//! # Dead counts more than Left
//!
//! What is wrong: a good-bye at the same incarnation does not override a death, and a late Dead
//! overrides a good-bye.
//! Why people write it: Dead sounds more final.
//!
//! Killed by: anti_entropy::who_sends_a_list_is_told_what_it_lacks,
//! leaving::a_good_bye_is_no_failure, precedence::at_equal_incarnations_the_worse_news_count,
//! precedence::the_order_of_claims_does_not_matter

mod member {
    impl MemberState {
        pub(crate) fn rank(self) -> u8 {
            match self {
                MemberState::Alive => 0,
                MemberState::Suspect => 1,
                MemberState::Dead => 3, // MUTANT: nothing is worse
                MemberState::Left => 2, // MUTANT
            }
        }
    }
}
