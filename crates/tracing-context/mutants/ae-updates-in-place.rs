//! # Updates a member where it is
//!
//! What is wrong: the next service takes another system for the last one.
//! Why people write it: so maps do it.
//!
//! Killed by: trace_state::a_member_that_is_set_moves_to_the_front,
//! hostile::any_mutations_leave_a_valid_tracestate

mod trace_state {
    impl TraceState {
        pub fn insert(&mut self, key: &str, value: &str) -> bool {
            if !is_key(key) || !is_value(value) {
                return false;
            }
            match self.members.iter_mut().find(|(known, _)| known == key) { // MUTANT: it stays where it is
                Some(member) => member.1 = value.to_owned(), // MUTANT
                None => self.members.insert(0, (key.to_owned(), value.to_owned())), // MUTANT
            } // MUTANT
            self.members.truncate(MEMBERS_MAX);
            true
        }
    }
}
