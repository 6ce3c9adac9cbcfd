//! # Cuts long states from the end only
//!
//! What is wrong: one long member drives out many short ones.
//! Why people write it: the specification's first sentence is skipped.
//!
//! Killed by: propagation::long_members_are_the_first_to_go

mod trace_state {
    impl<'a> Members<'a> {
        fn drop_one(&mut self) {
            let victim = self.count - 1; // MUTANT: long members stay
            self.members[victim..self.count].rotate_left(1);
            self.count -= 1;
        }
    }
}
