//! # check_invariants is not looked at
//!
//! What is wrong: Invariants are checked throughout though the configuration says no.
//! Why people write it: The flag is read where CheckInvariant is.
//!
//! Killed by: invariants::without_check_invariants_only_steps_check

mod run {
    impl<'a> Run<'a> {
        async fn check_all(&self) {
            let names: Vec<String> = lock(&self.world.invariants).keys().cloned().collect();
            if names.is_empty() { // MUTANT: whatever the configuration says
                return;
            }
            if self.world.config.mode == SimulationMode::Simulated {
                // What happens at this instant is done before it is judged.
                give_turns().await;
            }
            for name in names {
                self.check_one(&name).await;
            }
        }
    }
}
