//! # Tells nodes apart by their addresses
//!
//! What is wrong: two nodes behind one proxy count as one, and a copy is missing.
//! Why people write it: the address is what makes a machine, one thinks.
//!
//! Killed by: replicas::nodes_are_told_apart_by_their_ids

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
                if seen.is_new(slot) {
                    let node = self.members.node(slot); // MUTANT
                    let here = &self.members.node(primary).address; // MUTANT
                    if replicas.iter().any(|met: &PhysicalNode| met.address == node.address) || here == &node.address { // MUTANT
                        continue; // MUTANT
                    } // MUTANT
                    replicas.push(node.clone()); // MUTANT
                    if replicas.len() == copies - 1 {
                        break;
                    }
                }
            }
            replicas
        }
    }
}
