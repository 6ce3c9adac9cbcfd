//! # Nothing is checked before the first step
//!
//! What is wrong: What does not hold at first and is mended by the first step is missed.
//! Why people write it: The check follows the step.
//!
//! Killed by: invariants::what_does_not_hold_at_first_is_told_at_once,
//! invariants::all_are_checked_in_the_order_of_their_names

mod run {
    impl<'a> Run<'a> {
        async fn play(&self, scenario: &ChaosScenario) -> Result<(), ChaosError> {
            // MUTANT: not before
            let mut late = Late::ZERO;
            tokio::select! {
                biased;
                () = self.expire_faults() => Ok(()),
                result = self.steps(&scenario.steps, &mut late) => result,
                () = self.watch() => Ok(()),
            }
        }
    }
}
