//! # Every link draws the same
//!
//! What is wrong: The name of the link is left out of the address: all links lose the same
//! messages.
//! Why people write it: The seed and the number of the message look like enough.
//!
//! Killed by: latencies::jitter_goes_both_ways,
//! latencies::a_rule_applies_to_its_share,
//! determinism::one_seed_gives_one_network

mod simulator {
    impl NetworkSimulator {
        fn choices(&self, from: &NodeId, to: &NodeId, message: u64) -> Stream {
            let seed = *self.seed.get_or_init(rand::random);
            let _ = (from, to); // MUTANT: the link has no part in it
            let link = Stream::new(seed).named("link"); // MUTANT
            link.child(message)
        }
    }
}
