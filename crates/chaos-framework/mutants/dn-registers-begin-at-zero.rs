//! # Registers begin at zero
//!
//! What is wrong: `initial` is stored and never looked at.
//! Why people write it: All examples begin at 0.
//!
//! Killed by: linearizability::keys_are_objects_of_their_own

mod model {
    impl Model for RegisterModel {
        fn init(&self) -> u64 {
            0 // MUTANT: whatever it is to be
        }
    }
}
