//! # Refuses empty members
//!
//! What is wrong: "a=1," and an empty header are refused.
//! Why people write it: an empty string is no key=value.
//!
//! Killed by: trace_state::white_space_and_empty_members_are_allowed_and_not_passed_on,
//! trace_state::thirty_two_members_are_read_and_not_one_more

mod trace_state {
    impl<'a> Members<'a> {
        fn read(header: &'a str) -> Option<Self> {
            let mut read = Self {
                members: [("", ""); MEMBERS_MAX],
                count: 0,
            };
            for member in header.split(',') {
                let member = member.trim_matches([' ', '\t']);
                read.add(member)?; // MUTANT: an empty member is no member
            }
            Some(read)
        }
    }
}
