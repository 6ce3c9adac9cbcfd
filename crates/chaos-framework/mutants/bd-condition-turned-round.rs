//! # The condition is asked too early
//!
//! What is wrong: If takes the branch that the condition named at the start of the run... here:
//! it is inverted.
//! Why people write it: Negations are easily lost.
//!
//! Killed by: scenarios::a_fault_may_cascade,
//! scenarios::conditions_are_asked_when_their_step_comes

mod run {
    impl<'a> Run<'a> {
        async fn step(&self, step: &ChaosStep, late: &mut Late) -> Result<(), ChaosError> {
            self.count_step()?;
            match step {
                ChaosStep::Wait(time) => {
                    self.wait(*time, late).await;
                    self.finish(format!("wait {time:?}"), || ()).await;
                }
                ChaosStep::InjectFault(spec) => {
                    let words = format!("inject {}", spec.id);
                    self.finish(words, || self.inject(spec)).await;
                }
                ChaosStep::RemoveFault(id) => {
                    self.finish(format!("remove {id}"), || self.remove(id))
                        .await;
                }
                ChaosStep::CheckInvariant(name) => self.check_step(name).await,
                ChaosStep::Action(name) => {
                    self.act(name).await?;
                    self.finish(format!("action {name}"), || ()).await;
                }
                ChaosStep::If {
                    condition,
                    then,
                    else_,
                } => {
                    let branch = if self.holds(condition) { else_ } else { then }; // MUTANT: inverted
                    self.steps(branch, late).await?;
                }
                ChaosStep::Loop { count, steps } => self.repeat(*count, steps, late).await?,
                ChaosStep::Parallel(branches) => self.at_once(branches, late).await?,
            }
            Ok(())
        }
    }
}
