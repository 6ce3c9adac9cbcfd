//! # A send does not move the Lamport clock
//!
//! What is wrong: the message carries the time of the event before it, and so does the next
//! message: timestamps are not unique.
//! Why people write it: sending "the current time" is what one does with a clock on the wall.
//!
//! Killed by: lamport::every_local_event_and_every_send_has_the_next_time

mod lamport {
    impl LamportClock {
        pub fn send(&mut self) -> LamportTimestamp {
            LamportTimestamp { time: self.time, node: self.node.clone() } // MUTANT: read, not counted
        }
    }
}
