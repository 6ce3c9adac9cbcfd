//! # Actions cannot be told apart
//!
//! What is wrong: The Debug text of every action is the same.
//! Why people write it: A callback has no Debug text, so the derive does not work and
//! something is written by hand.
//!
//! Killed by: failpoints::an_action_says_what_it_is

mod failpoint {
    impl fmt::Debug for FailpointAction {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("FailpointAction") // MUTANT: whatever it is
        }
    }
}
