//! # Plans an addition under the read lock
//!
//! What is wrong: what is returned belongs to a state that others may have changed by the time the
//! node is added.
//! Why people write it: a short write lock is good, and comparing only reads.
//!
//! Killed by: races::changes_that_race_return_what_they_have_changed

mod shared {
    impl SharedRing {
        pub fn add_node(&self, node: PhysicalNode) -> HashSet<u64> {
            let moved = self.read().clone().add_node(node.clone()); // MUTANT: and lets go of the lock
            std::thread::yield_now(); // MUTANT: a busy machine
            self.write().add_node(node); // MUTANT
            moved // MUTANT
        }
    }
}
