//! # Global randomness
//!
//! What is wrong: two runs with the same inputs differ; a failure cannot be replayed.
//! Why people write it: RandomState is the only source of randomness in the standard library.
//!
//! Killed by: probes::the_same_inputs_give_the_same_actions

mod random {
    impl Random {
        pub(crate) fn of(id: &MemberId) -> Random {
            let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            // MUTANT: random is random
            use std::hash::{BuildHasher, RandomState}; // MUTANT
            let _ = step; // MUTANT
            Random(RandomState::new().hash_one(&id.0)) // MUTANT
        }
    }
}
