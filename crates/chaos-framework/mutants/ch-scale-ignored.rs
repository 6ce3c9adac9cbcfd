//! # The scale is not looked at
//!
//! What is wrong: Time flows one to one.
//! Why people write it: All examples have the scale 1.0.
//!
//! Killed by: clock::time_flows_at_its_scale,
//! clock::sleep_lasts_so_much_simulated_time,
//! scenarios::real_time_waits_last

mod clock {
    impl ClockSimulator {
        fn read(&self, time: &Time) -> Duration {
            if !time.flowing {
                return time.base;
            }
            let real = time.anchor.elapsed();
            // Exactly one to one is exact; everything else is as precise as an f64.
            let passed = if self.scale == 1.0 {
                real
            } else {
                real // MUTANT: one to one
            };
            time.base.saturating_add(passed)
        }
    }
}
