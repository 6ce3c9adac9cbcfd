//! # set replaces the whole failpoint
//!
//! What is wrong: Condition and hits are lost with the action.
//! Why people write it: set is written as register with defaults.
//!
//! Killed by: conditions::set_keeps_the_rest_and_register_replaces_it

mod point {
    impl Point {
        pub(crate) fn set(&self, action: FailpointAction) {
            let mut state = lock(&self.state);
            self.off
                .store(matches!(action, FailpointAction::Off), Ordering::Release);
            state.given.action = action;
            state.given.condition = None; // MUTANT: a new one
            state.restart();
        }
    }
}
