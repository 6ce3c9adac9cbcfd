//! # Takes the next positions as replicas
//!
//! What is wrong: two copies on one machine: when it fails both are lost.
//! Why people write it: the next positions are the obvious "next nodes" as long as each node
//! has one.
//!
//! Killed by: replicas::no_physical_node_holds_two_copies,
//! replicas::the_copies_are_on_the_next_distinct_nodes_clockwise,
//! replicas::a_large_cluster_keeps_many_copies_apart

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
            for (_, slot) in self.points.walk(hash) {
                if seen.is_new(slot) || !replicas.is_empty() { // MUTANT: only the first is looked at
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
