//! # The branch of else is not looked at
//!
//! What is wrong: What is unknown in it is found when it comes, after others have acted.
//! Why people write it: then is written, tested, and else forgotten.
//!
//! Killed by: failures::a_scenario_that_cannot_be_run_does_nothing

mod validate {
    impl Validator<'_> {
        fn step(&self, step: &ChaosStep) -> Result<(), String> {
            let world = self.world;
            match step {
                ChaosStep::Wait(_) => Ok(()),
                ChaosStep::InjectFault(spec) => self.fault(spec),
                ChaosStep::RemoveFault(id) => known(self.faults.contains(id.as_str()), "fault", id),
                ChaosStep::CheckInvariant(name) => known(
                    lock(&world.invariants).contains_key(name),
                    "invariant",
                    name,
                ),
                ChaosStep::Action(name) => {
                    known(lock(&world.actions).contains_key(name), "action", name)
                }
                ChaosStep::If {
                    condition,
                    then,
                    else_,
                } => {
                    let there = lock(&world.conditions).contains_key(condition);
                    known(there, "condition", condition)?;
                    let _ = else_; // MUTANT: only one of them
                    self.steps(then) // MUTANT
                }
                ChaosStep::Loop { steps, .. } | ChaosStep::Parallel(steps) => self.steps(steps),
            }
        }
    }
}
