//! # Sleep passes at once without a runner
//!
//! What is wrong: There is no clock to sleep on.
//! Why people write it: The clock is an Option, and None is nothing.
//!
//! Killed by: failpoints::a_sleep_takes_its_time

mod registry {
    impl FailpointRegistry {
        async fn act(&self, outcome: Outcome) -> Result<(), FailpointError> {
            match outcome {
                Outcome::Fail(error) => Err(error),
                Outcome::Call(call) => call().map_err(FailpointError::Triggered),
                Outcome::Sleep(time) => {
                    match self.clock.get() {
                        Some(clock) => clock.sleep(time).await,
                        None => {} // MUTANT: no clock, no sleep
                    }
                    Ok(())
                }
            }
        }
    }
}
