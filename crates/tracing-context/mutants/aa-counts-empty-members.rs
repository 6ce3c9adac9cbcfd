//! # Counts empty members
//!
//! What is wrong: a list of 32 members with a comma at its end is refused.
//! Why people write it: split(',') gives that many parts.
//!
//! Killed by: trace_state::thirty_two_members_are_read_and_not_one_more

mod trace_state {
    impl<'a> Members<'a> {
        fn read(header: &'a str) -> Option<Self> {
            let mut read = Self {
                members: [("", ""); MEMBERS_MAX],
                count: 0,
            };
            if header.split(',').count() > MEMBERS_MAX { // MUTANT: empty ones count
                return None; // MUTANT
            } // MUTANT
            for member in header.split(',') {
                let member = member.trim_matches([' ', '\t']);
                if !member.is_empty() {
                    read.add(member)?;
                }
            }
            Some(read)
        }
    }
}
