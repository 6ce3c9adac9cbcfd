//! # The seed is not kept
//!
//! What is wrong: A registry that is made with a seed draws by the runner's, or by 0.
//! Why people write it: with_seed is written first and finished never: all that it makes
//! works.
//!
//! Killed by: failpoints::a_failpoints_choices_are_its_own,
//! determinism::a_seed_of_ones_own_is_kept

mod registry {
    impl FailpointRegistry {
        pub fn with_seed(seed: u64) -> Self {
            let _ = seed; // MUTANT
            Self::new() // MUTANT: without it
        }
    }
}
