//! # verdict does not say which invariant
//!
//! What is wrong: The error has the message only.
//! Why people write it: The message looks like enough.
//!
//! Killed by: invariants::a_violation_is_a_report_and_no_error

mod report {
    impl ChaosReport {
        pub fn verdict(&self) -> Result<(), ChaosError> {
            match self.invariant_violations.first() {
                None => Ok(()),
                Some(first) => {
                    let text = first.message.clone(); // MUTANT: whose it is
                    Err(ChaosError::InvariantViolated(text))
                }
            }
        }
    }
}
