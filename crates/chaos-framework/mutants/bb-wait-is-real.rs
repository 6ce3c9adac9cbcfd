//! # Simulated waits are slept
//!
//! What is wrong: The runner waits by tokio's clock and advances the simulated one afterwards.
//! Why people write it: `tokio::time::sleep` is what one knows; under a paused clock it even
//! takes no wall time.
//!
//! Killed by: events::a_report_tells_what_happened_when,
//! events::without_tracing_there_are_no_events,
//! processes::what_is_under_way_dies_with_the_process

mod run {
    impl<'a> Run<'a> {
        async fn step(&self, step: &ChaosStep, late: &mut Late) -> Result<(), ChaosError> {
            self.count_step()?;
            match step {
                ChaosStep::Wait(time) => {
                    if self.world.config.mode == SimulationMode::Simulated { // MUTANT: both clocks
                        tokio::time::sleep((*time).min(Duration::from_millis(2))).await; // MUTANT
                    } // MUTANT
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
                ChaosStep::Parallel(branches) => self.at_once(branches, late).await?,
            }
            Ok(())
        }
    }
}
