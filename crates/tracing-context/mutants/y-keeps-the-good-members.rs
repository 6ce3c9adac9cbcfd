//! # Skips bad members
//!
//! What is wrong: a list with a bad member is kept in part.
//! Why people write it: it seems a pity to throw away the others; so it is done for baggage.
//!
//! Killed by: trace_state::white_space_and_empty_members_are_allowed_and_not_passed_on,
//! trace_state::keys_follow_the_grammar_of_level_2

mod trace_state {
    impl<'a> Members<'a> {
        fn read(header: &'a str) -> Option<Self> {
            let mut read = Self {
                members: [("", ""); MEMBERS_MAX],
                count: 0,
            };
            for member in header.split(',') {
                let member = member.trim_matches([' ', '\t']);
                if !member.is_empty() {
                    let _ = read.add(member); // MUTANT: the others are kept
                }
            }
            Some(read)
        }
    }
}
