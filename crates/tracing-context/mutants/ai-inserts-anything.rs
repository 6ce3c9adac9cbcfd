//! # Inserts what is not valid
//!
//! What is wrong: the list cannot be read again, and everybody discards it.
//! Why people write it: the caller will know what it does.
//!
//! Killed by: trace_state::an_invalid_insert_changes_nothing,
//! hostile::any_mutations_leave_a_valid_tracestate

mod trace_state {
    impl TraceState {
        pub fn insert(&mut self, key: &str, value: &str) -> bool {
            // MUTANT: not looked at
            self.remove(key);
            self.members.insert(0, (key.to_owned(), value.to_owned()));
            self.members.truncate(MEMBERS_MAX);
            true
        }
    }
}
