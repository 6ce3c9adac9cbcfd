//! # Lamport time wraps around at its maximum
//!
//! What is wrong: one message with the time u64::MAX sends the clock back to 0.
//! Why people write it: `+ 1` does that in a release build.
//!
//! Killed by: lamport::the_time_stays_at_its_maximum

mod lamport {
    impl LamportClock {
        fn advance_past(&mut self, time: u64) -> LamportTimestamp {
            self.time = time.wrapping_add(1); // MUTANT: back to 0
            LamportTimestamp {
                time: self.time,
                node: self.node.clone(),
            }
        }
    }
}
