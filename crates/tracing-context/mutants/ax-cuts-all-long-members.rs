//! # Cuts all long members at once
//!
//! What is wrong: members go that could have stayed.
//! Why people write it: "long members first" is taken for "all of them".
//!
//! Killed by: propagation::long_members_are_the_first_to_go

mod trace_state {
    impl<'a> Members<'a> {
        fn drop_one(&mut self) {
            let long = self.list().iter().rposition(|member| length(member) > LONG);
            let victim = long.unwrap_or(self.count - 1);
            self.members[victim..self.count].rotate_left(1);
            self.count -= 1;
            if long.is_some_and(|_| self.list().iter().any(|member| length(member) > LONG)) { // MUTANT: also when it fits already
                self.drop_one(); // MUTANT
            } // MUTANT
        }
    }
}
