//! # Merges without the tick
//!
//! What is wrong: the receiver takes the maximum and leaves its own entry as it was; a receive
//! cannot be told from the send, or from what was there before.
//! Why people write it: merging is the maximum in a CRDT and in a version vector, where there
//! is nothing to count.
//!
//! Killed by: merging::a_receive_counts_as_exactly_one_event_of_the_receiver,
//! merging::a_random_history_has_the_counts_that_the_rules_give,
//! causal_order::clocks_tell_exactly_which_events_of_an_execution_happened_before_which

mod clock {
    impl VectorClock {
        pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
            let unknown = self.raise_shared(other);
            if unknown > 0 {
                self.insert_unknown(other, unknown);
            }
            // MUTANT: the receive itself is not counted
        }
    }
}
