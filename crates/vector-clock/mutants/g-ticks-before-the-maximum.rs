//! # Ticks first and takes the maximum after
//!
//! What is wrong: where the message knows more of the receiver than the receiver does (it
//! restarted, or two share a name), the tick drowns in the maximum.
//! Why people write it: the two steps look as if they commuted, and they do as long as nobody
//! forgets anything.
//!
//! Killed by: merging::the_receive_is_counted_on_top_of_the_maximum

mod clock {
    impl VectorClock {
        pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
            self.tick(local_node); // MUTANT: before the maximum
            let unknown = self.raise_shared(other);
            if unknown > 0 {
                self.insert_unknown(other, unknown);
            }
            // MUTANT: not after it
        }
    }
}
