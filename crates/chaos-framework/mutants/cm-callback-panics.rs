//! # The error of a callback is a panic
//!
//! What is wrong: It comes as FailpointError::Panic.
//! Why people write it: Two variants of one form.
//!
//! Killed by: failpoints::a_callback_decides

mod registry {
    impl FailpointRegistry {
        async fn act(&self, outcome: Outcome) -> Result<(), FailpointError> {
            match outcome {
                Outcome::Fail(error) => Err(error),
                Outcome::Call(call) => call().map_err(FailpointError::Panic), // MUTANT: the other one
                Outcome::Sleep(time) => {
                    match self.clock.get() {
                        Some(clock) => clock.sleep(time).await,
                        None => tokio::time::sleep(time).await,
                    }
                    Ok(())
                }
            }
        }
    }
}
