//! # Probabilities are checked from below only
//!
//! What is wrong: A share of 1.5 or NaN is taken.
//! Why people write it: Negative numbers come to mind first.
//!
//! Killed by: failures::a_scenario_that_cannot_be_run_does_nothing

mod validate {
    fn share(value: f64, what: &str, fault: &str) -> Result<(), String> {
        if !(value < 0.0) { // MUTANT: and above
            return Ok(());
        }
        Err(format!(
            "fault {fault}: a {what} of {value} is not between 0 and 1"
        ))
    }
}
