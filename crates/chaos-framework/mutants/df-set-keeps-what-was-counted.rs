//! # set does not start the limit afresh
//!
//! What is wrong: A failpoint that has used up its count stays silent.
//! Why people write it: `set` replaces the action, and the counter is not part of it.
//!
//! Killed by: conditions::set_keeps_the_rest_and_register_replaces_it

mod point {
    impl Point {
        pub(crate) fn set(&self, action: FailpointAction) {
            let mut state = lock(&self.state);
            self.off
                .store(matches!(action, FailpointAction::Off), Ordering::Release);
            state.given.action = action;
            state.program = Program::new(&state.given.action); // MUTANT: the count stays
        }
    }
}
