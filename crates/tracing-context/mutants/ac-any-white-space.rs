//! # Trims any white space
//!
//! What is wrong: line breaks around a member are dropped in silence.
//! Why people write it: str::trim knows more kinds of white space than the specification.
//!
//! Killed by: trace_state::white_space_and_empty_members_are_allowed_and_not_passed_on

mod trace_state {
    impl<'a> Members<'a> {
        fn read(header: &'a str) -> Option<Self> {
            let mut read = Self {
                members: [("", ""); MEMBERS_MAX],
                count: 0,
            };
            for member in header.split(',') {
                let member = member.trim(); // MUTANT: line breaks, too
                if !member.is_empty() {
                    read.add(member)?;
                }
            }
            Some(read)
        }
    }
}
