//! # Does not count the primary
//!
//! What is wrong: a factor of 3 gives four copies.
//! Why people write it: "three replicas" and "three copies" are said for the same thing.
//!
//! Killed by: replicas::the_factor_counts_the_primary,
//! replicas::the_copies_are_on_the_next_distinct_nodes_clockwise

mod ring {
    impl ConsistentHashRing {
        fn replicas(&self, hash: u64, primary: Slot) -> Vec<PhysicalNode> {
            // Beyond the nodes that have a position there is nobody to walk to.
            let factor = self.config.replication_factor.saturating_add(1); // MUTANT
            let copies = factor.min(self.members.placed()); // MUTANT
            if copies <= 1 {
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
