//! # Stops the walk at the last position
//!
//! What is wrong: keys near the end of the circle have fewer copies than the factor says.
//! Why people write it: the lookup wraps around, and its loop for replicas was written again
//! without.
//!
//! Killed by: replicas::the_walk_goes_on_past_the_last_position,
//! replicas::the_copies_are_on_the_next_distinct_nodes_clockwise

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
            let to_the_end = |&(position, _): &(u64, Slot)| position >= hash; // MUTANT
            for (_, slot) in self.points.walk(hash).take_while(to_the_end) { // MUTANT
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
