//! # Takes the replicas in the order of their ids
//!
//! What is wrong: all keys of a primary have the same replicas, and each change moves copies
//! that need not move.
//! Why people write it: once the distinct nodes are in a set, its order is what comes out.
//!
//! Killed by: replicas::the_copies_are_on_the_next_distinct_nodes_clockwise

mod ring {
    impl ConsistentHashRing {
        fn replicas(&self, hash: u64, primary: Slot) -> Vec<PhysicalNode> {
            // Beyond the nodes that have a position there is nobody to walk to.
            let copies = self.config.replication_factor.min(self.members.placed());
            if copies <= 1 {
                return Vec::new();
            }
            let mut seen = Seen::new(copies, self.members.slots());
            seen.is_new(primary);
            let mut replicas = Vec::with_capacity(copies - 1);
            let _ = hash; // MUTANT
            for slot in self.members.listed() { // MUTANT: not from the hash
                if seen.is_new(slot) {
                    replicas.push(self.members.node(slot).clone());
                    if replicas.len() == copies - 1 {
                        break;
                    }
                }
            }
            replicas
        }
    }
}
