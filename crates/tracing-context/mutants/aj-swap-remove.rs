//! # Removes with swap_remove
//!
//! What is wrong: the last member takes the place of the removed one.
//! Why people write it: it is faster.
//!
//! Killed by: trace_state::a_removed_member_is_gone_and_the_others_stay_in_order,
//! trace_state::a_member_that_is_set_moves_to_the_front

mod trace_state {
    impl TraceState {
        pub fn remove(&mut self, key: &str) -> bool {
            let before = self.members.len();
            if let Some(at) = self.members.iter().position(|(known, _)| known == key) { // MUTANT: the order changes
                self.members.swap_remove(at); // MUTANT
            } // MUTANT
            self.members.len() < before
        }
    }
}
