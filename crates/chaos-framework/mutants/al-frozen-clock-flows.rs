//! # freeze does nothing
//!
//! What is wrong: A frozen clock flows on with tokio's.
//! Why people write it: In a test on paused time nobody sees it.
//!
//! Killed by: clock::a_frozen_clock_waits_to_be_moved,
//! scenarios::simulated_waits_take_no_real_time

mod clock {
    impl ClockSimulator {
        pub fn freeze(&self) {
            let now = self.current();
            let mut time = lock(&self.time);
            time.base = now;
            time.anchor = Instant::now(); // MUTANT: and it flows on
        }
    }
}
