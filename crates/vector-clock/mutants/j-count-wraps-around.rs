//! # A count wraps around at its maximum
//!
//! What is wrong: after u64::MAX comes 0, so the next event is before all others of its node.
//! Why people write it: `+= 1` does that in a release build, and a u64 never runs full, unless
//! a stranger sends one that is.
//!
//! Killed by: ticks::a_count_at_its_maximum_stays_there

mod clock {
    impl VectorClock {
        pub fn tick(&mut self, node_id: &NodeId) {
            match self.position(node_id) {
                Ok(at) => self.entries[at].1 = self.entries[at].1.wrapping_add(1), // MUTANT: back to 0
                Err(at) => self.entries.insert(at, (node_id.clone(), 1)),
            }
        }
    }
}
