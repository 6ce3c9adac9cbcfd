//! # A failpoint sleeps on tokio's clock
//!
//! What is wrong: In a simulation the sleep takes no simulated time.
//! Why people write it: `tokio::time::sleep` is at hand, and right without a runner.
//!
//! Killed by: failpoints::a_sleep_takes_its_time

mod registry {
    impl FailpointRegistry {
        async fn act(&self, outcome: Outcome) -> Result<(), FailpointError> {
            match outcome {
                Outcome::Fail(error) => Err(error),
                Outcome::Call(call) => call().map_err(FailpointError::Triggered),
                Outcome::Sleep(time) => {
                    tokio::time::sleep(time).await; // MUTANT: whatever the runner's clock says
                    Ok(())
                }
            }
        }
    }
}
