//! # Appends new members
//!
//! What is wrong: the latest member is the last one, and the first to be cut off.
//! Why people write it: push is the natural way to add to a Vec.
//!
//! Killed by: trace_state::a_member_that_is_set_moves_to_the_front,
//! trace_state::the_thirty_third_member_pushes_out_the_last

mod trace_state {
    impl TraceState {
        pub fn insert(&mut self, key: &str, value: &str) -> bool {
            if !is_key(key) || !is_value(value) {
                return false;
            }
            self.remove(key);
            self.members.truncate(MEMBERS_MAX - 1); // MUTANT: at the end
            self.members.push((key.to_owned(), value.to_owned())); // MUTANT
            true
        }
    }
}
