//! # A Lamport receive takes the maximum and no more
//!
//! What is wrong: the receive has the time of its send, or of the event before it: cause and
//! effect are tied.
//! Why people write it: the maximum is the part of rule IR2 that everybody remembers.
//!
//! Killed by: lamport::a_receive_is_one_later_than_its_send_and_the_local_past,
//! lamport::an_event_that_happened_before_another_has_the_smaller_timestamp

mod lamport {
    impl LamportClock {
        pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
            self.time = self.time.max(sent.time); // MUTANT: without the step past it
            LamportTimestamp { time: self.time, node: self.node.clone() } // MUTANT
        }
    }
}
