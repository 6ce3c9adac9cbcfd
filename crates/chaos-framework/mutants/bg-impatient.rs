//! # A run may take a tenth of the steps
//!
//! What is wrong: Long scenarios are given up.
//! Why people write it: A smaller limit would do for the examples.
//!
//! Killed by: failures::a_scenario_has_an_end

mod run {
    impl<'a> Run<'a> {
        fn count_step(&self) -> Result<(), ChaosError> {
            if self.steps.fetch_add(1, Ordering::AcqRel) >= MOST_STEPS / 10 { // MUTANT: a tenth
                return Err(ChaosError::Timeout);
            }
            Ok(())
        }
    }
}
