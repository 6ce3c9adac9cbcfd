//! # Asks every seed it is given
//!
//! What is wrong: a seed named twice is asked twice, and its own address is asked too.
//! Why people write it: the list comes from a configuration that is the same on all members, and
//! so contains each of them.
//!
//! Killed by: joining::bootstrap_asks_each_seed_once_and_never_itself

mod protocol {
    impl GossipProtocol {
        pub fn bootstrap(&mut self, seeds: Vec<SocketAddr>) -> Vec<GossipAction> {
            self.seeds.clear();
            for seed in seeds {
                // MUTANT: no look at what is there already, nor at the own address
                self.seeds.push(seed);
                // MUTANT
            }
            self.seeds
                .iter()
                .map(|&seed| self.sync_request(seed))
                .collect()
        }
    }
}
