//! # Parallel branches run one after the other
//!
//! What is wrong: Their waits add up.
//! Why people write it: A loop over the branches, each awaited.
//!
//! Killed by: scenarios::loops_repeat_and_parallel_branches_overlap,
//! scenarios::an_action_may_take_simulated_time

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
                    let branch = if self.holds(condition) { then } else { else_ };
                    self.steps(branch, late).await?;
                }
                ChaosStep::Loop { count, steps } => self.repeat(*count, steps, late).await?,
                ChaosStep::Parallel(branches) => self.steps(branches, late).await?, // MUTANT: in turn
            }
            Ok(())
        }
    }
}
