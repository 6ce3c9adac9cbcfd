//! # Ticks twice on a receive
//!
//! What is wrong: the receiver's own entry rises by two: there is a gap in its history that no
//! event fills.
//! Why people write it: one tick for "a message arrived" and one for "I merged it", often in
//! two layers that do not know of each other (seen in Setu, issue 22).
//!
//! Killed by: merging::a_receive_counts_as_exactly_one_event_of_the_receiver,
//! merging::a_message_delivered_twice_counts_two_receives_and_changes_nothing_else,
//! merging::a_receive_learns_every_node_that_only_the_sender_knew

mod clock {
    impl VectorClock {
        pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
            self.tick(local_node); // MUTANT: counted on arrival, and again below
            let unknown = self.raise_shared(other);
            if unknown > 0 {
                self.insert_unknown(other, unknown);
            }
            self.tick(local_node);
        }
    }
}
