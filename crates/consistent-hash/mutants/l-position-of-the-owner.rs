//! # Reports the position of the owner
//!
//! What is wrong: ring_position says where the owner stands, not where the key does.
//! Why people write it: the position that the lookup has at hand in the end is the one that it
//! found.
//!
//! Killed by: lookups::the_ring_position_is_that_of_the_key_as_a_part_of_the_circle

mod ring {
    impl ConsistentHashRing {
        pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult> {
            let primary = self.points.owner(hash)?;
            Some(LookupResult {
                primary: self.members.node(primary).clone(),
                replicas: self.replicas(hash, primary),
                ring_position: self.points.walk(hash).next().map_or(0.0, |(at, _)| part_of_circle(at)), // MUTANT
            })
        }
    }
}
