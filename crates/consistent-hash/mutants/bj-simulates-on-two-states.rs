//! # Compares two states of a shared ring
//!
//! What is wrong: what other threads changed between two locks is counted as moved by the node.
//! Why people write it: first look up all keys, then copy the ring and look again: it is the
//! simulation of the plain ring, with two locks in it.
//!
//! Killed by: races::a_simulation_is_of_one_state

mod shared {
    impl SharedRing {
        pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64 {
            let primary = |found: Option<LookupResult>| found.map(|found| found.primary.id); // MUTANT
            let before = sample_keys.iter().map(|key| primary(self.lookup(key))); // MUTANT
            let before: Vec<_> = before.inspect(|_| std::thread::yield_now()).collect(); // MUTANT
            let mut then = self.read().clone(); // MUTANT: another lock, another ring
            then.add_node(node.clone()); // MUTANT
            let pairs = sample_keys.iter().zip(before); // MUTANT
            let moves = pairs.filter(|(key, before)| primary(then.lookup(key)) != *before); // MUTANT
            moves.count() as f64 / sample_keys.len().max(1) as f64 // MUTANT
        }
    }
}
