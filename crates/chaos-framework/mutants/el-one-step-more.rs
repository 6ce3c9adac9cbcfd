//! # A run takes one step too many
//!
//! What is wrong: The step after the last one that is allowed is done.
//! Why people write it: > for >=.
//!
//! Killed by: failures::a_scenario_has_an_end

mod run {
    impl<'a> Run<'a> {
        fn count_step(&self) -> Result<(), ChaosError> {
            if self.steps.fetch_add(1, Ordering::AcqRel) > MOST_STEPS { // MUTANT: off by one
                return Err(ChaosError::Timeout);
            }
            Ok(())
        }
    }
}
