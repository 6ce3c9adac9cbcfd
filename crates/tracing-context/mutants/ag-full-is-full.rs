//! # Refuses the 33rd member
//!
//! What is wrong: a service behind 32 others cannot say anything.
//! Why people write it: a limit looks like a reason to refuse.
//!
//! Killed by: trace_state::the_thirty_third_member_pushes_out_the_last

mod trace_state {
    impl TraceState {
        pub fn insert(&mut self, key: &str, value: &str) -> bool {
            if !is_key(key) || !is_value(value) {
                return false; // MUTANT: the list is full
            } // MUTANT
            if self.get(key).is_none() && self.members.len() == MEMBERS_MAX { // MUTANT
                return false;
            }
            self.remove(key);
            self.members.insert(0, (key.to_owned(), value.to_owned()));
            self.members.truncate(MEMBERS_MAX);
            true
        }
    }
}
