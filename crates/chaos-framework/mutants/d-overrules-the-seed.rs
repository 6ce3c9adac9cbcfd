//! # The runner overrules the network's seed
//!
//! What is wrong: A network that was made with a seed draws by the runner's from then on...
//! here: by none.
//! Why people write it: One seed for the run sounds simpler than two.
//!
//! Killed by: determinism::one_seed_gives_one_network,
//! determinism::the_runners_seed_is_everybodys

mod simulator {
    impl NetworkSimulator {
        fn choices(&self, from: &NodeId, to: &NodeId, message: u64) -> Stream {
            let seed = 0; // MUTANT: a constant is deterministic as well
            let link = Stream::new(seed).named("link").named(from).named(to);
            link.child(message)
        }
    }
}
