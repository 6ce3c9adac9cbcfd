//! # Pushes everything
//!
//! What is wrong: who sends a list gets the whole own list back, news or not.
//! Why people write it: the comparison is left to the receiver, which makes it anyway.
//!
//! Killed by: anti_entropy::who_sends_a_list_is_told_what_it_lacks,
//! anti_entropy::equal_lists_cause_nothing, anti_entropy::a_death_is_pushed_as_an_accusation

mod protocol {
    mod syncing {
        fn is_lacking(member: &Member, known: Option<&(Incarnation, MemberState)>) -> bool {
            // MUTANT: the receiver will see whether it is news
            let _ = known; // MUTANT
            member.state == MemberState::Alive // MUTANT
        }
    }
}
