//! # Finds members by a prefix
//!
//! What is wrong: get("ro") gives the value of rojo.
//! Why people write it: searching the header for the key is quickly written.
//!
//! Killed by: trace_state::members_are_read_in_order

mod trace_state {
    impl TraceState {
        pub fn get(&self, key: &str) -> Option<&str> {
            let member = self.members.iter().find(|(known, _)| known.starts_with(key)); // MUTANT: rojo is found by ro
            member.map(|(_, value)| value.as_str())
        }
    }
}
