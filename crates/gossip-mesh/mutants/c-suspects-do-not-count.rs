//! # Suspects do not count
//!
//! What is wrong: a suspect is neither alive nor probed nor told anything, so it cannot learn of
//! the suspicion.
//! Why people write it: the variant is called Alive, and Suspect is another one.
//!
//! Killed by: anti_entropy::accusations_of_a_list_are_passed_on_and_its_members_are_not,
//! dissemination::a_suspect_is_told_first_of_its_suspicion,
//! dissemination::the_dead_and_departed_get_no_news,
//! dissemination::a_selector_chooses_among_those_who_are_fit,
//! joining::a_member_counts_itself_and_those_under_suspicion,
//! probes::suspects_are_pinged_and_the_dead_and_departed_are_not,
//! suspicion::a_suspicion_lasts_longer_in_a_larger_cluster,
//! suspicion::an_answer_does_not_end_a_suspicion

mod member {
    impl MemberState {
        pub(crate) fn is_live(self) -> bool {
            matches!(self, MemberState::Alive) // MUTANT: a suspect is as good as gone
        }
    }
}
