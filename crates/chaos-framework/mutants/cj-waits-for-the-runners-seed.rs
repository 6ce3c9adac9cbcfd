//! # The network forgets its own seed
//!
//! What is wrong: A network that was given a seed draws by that of the runner, or by one that
//! it draws.
//! Why people write it: One seed for all, and it comes with the runner.
//!
//! Killed by: determinism::a_seed_of_ones_own_is_kept,
//! determinism::other_links_shift_nothing,
//! determinism::one_seed_gives_one_network

mod simulator {
    impl NetworkSimulator {
        pub fn new(config: NetworkConfig, seed: Option<u64>) -> Self {
            NetworkSimulator {
                config,
                seed: seed.map_or_else(OnceLock::new, |_| OnceLock::new()), // MUTANT: not this one
                clock: OnceLock::new(),
                links: Mutex::default(),
                nodes: Mutex::default(),
            }
        }
    }
}
