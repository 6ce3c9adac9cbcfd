//! # Plans a removal under the read lock
//!
//! What is wrong: two threads that remove one node are both told that its keys move.
//! Why people write it: a short write lock is good, and looking up what the node owns only reads.
//!
//! Killed by: races::changes_that_race_return_what_they_have_changed

mod shared {
    impl SharedRing {
        pub fn remove_node(&self, node_id: &str) -> HashSet<u64> {
            let moved = self.read().clone().remove_node(node_id); // MUTANT: and lets go of the lock
            std::thread::yield_now(); // MUTANT: a busy machine
            self.write().remove_node(node_id); // MUTANT
            moved // MUTANT
        }
    }
}
