//! # Two runs of one runner go on at once
//!
//! What is wrong: Both move the clock, and each meets the other's faults.
//! Why people write it: `run` takes `&self`, and nothing says that it is taken.
//!
//! Killed by: scenarios::simulated_waits_take_no_real_time

mod runner {
    impl ChaosRunner {
        pub async fn run(&self, scenario: ChaosScenario) -> Result<ChaosReport, ChaosError> {
            // MUTANT: nobody waits
            Run::new(&self.world).report(&scenario).await
        }
    }
}
