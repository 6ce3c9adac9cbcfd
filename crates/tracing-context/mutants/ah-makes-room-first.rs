//! # Makes room before it looks for the key
//!
//! What is wrong: an update of a full list loses its last member, although nothing is added.
//! Why people write it: room is made first, so that there is room.
//!
//! Killed by: trace_state::the_thirty_third_member_pushes_out_the_last

mod trace_state {
    impl TraceState {
        pub fn insert(&mut self, key: &str, value: &str) -> bool {
            if !is_key(key) || !is_value(value) {
                return false;
            }
            self.members.truncate(MEMBERS_MAX - 1); // MUTANT: before it is known whether one is added
            self.remove(key);
            self.members.insert(0, (key.to_owned(), value.to_owned()));
            self.members.truncate(MEMBERS_MAX);
            true
        }
    }
}
