//! # Violations stop the check
//!
//! What is wrong: After the first violated invariant the others are not looked at in a run.
//! Why people write it: check_all_invariants returns the first.
//!
//! Killed by: invariants::all_are_checked_in_the_order_of_their_names

mod run {
    impl<'a> Run<'a> {
        async fn check_all(&self) {
            let names: Vec<String> = lock(&self.world.invariants).keys().cloned().collect();
            if !self.world.config.check_invariants || names.is_empty() {
                return;
            }
            if self.world.config.mode == SimulationMode::Simulated {
                // What happens at this instant is done before it is judged.
                give_turns().await;
            }
            for name in names {
                self.check_one(&name).await;
                if lock(&self.violated).contains(&name) { // MUTANT: the first is enough
                    return; // MUTANT
                } // MUTANT
            }
        }
    }
}
