//! # The departed are live
//!
//! What is wrong: who has left is still probed, told and counted.
//! Why people write it: it is not Dead.
//!
//! Killed by: anti_entropy::somebody_asks_the_dead,
//! anti_entropy::accusations_of_a_list_are_passed_on_and_its_members_are_not,
//! dissemination::the_dead_and_departed_get_no_news,
//! dissemination::a_selector_chooses_among_those_who_are_fit,
//! joining::a_member_counts_itself_and_those_under_suspicion,
//! probes::suspects_are_pinged_and_the_dead_and_departed_are_not,
//! suspicion::the_dead_and_departed_stay_until_they_are_reaped

mod member {
    impl MemberState {
        pub(crate) fn is_live(self) -> bool {
            !matches!(self, MemberState::Dead) // MUTANT: all but the dead
        }
    }
}
