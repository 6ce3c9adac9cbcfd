//! # A negative scale flows
//!
//! What is wrong: Only a scale of 0 stands still.
//! Why people write it: A scale is a factor, and 0 is the special one.
//!
//! Killed by: clock::a_scale_that_is_not_positive_stands_still

mod clock {
    impl ClockSimulator {
        pub fn new(time_scale: f64) -> Self {
            ClockSimulator {
                scale: time_scale,
                time: Mutex::new(Time {
                    base: Self::START,
                    anchor: Instant::now(),
                    flowing: time_scale != 0.0, // MUTANT: anything else flows
                    sleepers: BTreeMap::new(),
                    next_sleeper: 0,
                }),
                skews: Mutex::default(),
                sleeper_added: Notify::new(),
                watch: Watch::default(),
            }
        }
    }
}
