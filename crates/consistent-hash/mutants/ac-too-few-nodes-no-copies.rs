//! # Gives no replicas when there are too few nodes
//!
//! What is wrong: with two nodes and a factor of 3 there is one copy instead of two.
//! Why people write it: "cannot satisfy the factor" looks like an error that must be shown.
//!
//! Killed by: replicas::a_factor_beyond_the_nodes_gives_each_node_once

mod ring {
    impl ConsistentHashRing {
        fn replicas(&self, hash: u64, primary: Slot) -> Vec<PhysicalNode> {
            // Beyond the nodes that have a position there is nobody to walk to.
            let copies = self.config.replication_factor.min(self.members.placed());
            if copies <= 1 || copies < self.config.replication_factor { // MUTANT
                return Vec::new();
            }
            let mut seen = Seen::new(copies, self.members.slots());
            seen.is_new(primary);
            let mut replicas = Vec::with_capacity(copies - 1);
            for (_, slot) in self.points.walk(hash) {
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
