//! # Invariants are checked as soon as the time has moved
//!
//! What is wrong: Tasks that are due at this instant are in the middle of what they do:
//! what they break and mend is a violation.
//! Why people write it: The runner moves the time, so it checks and then lets the others
//! have their turns.
//!
//! Killed by: invariants::what_is_done_at_one_instant_is_judged_when_it_is_done

mod run {
    impl<'a> Run<'a> {
        async fn check_all(&self) {
            let names: Vec<String> = lock(&self.world.invariants).keys().cloned().collect();
            if !self.world.config.check_invariants || names.is_empty() {
                return;
            }
            // MUTANT: nobody gets a turn
            for name in names {
                self.check_one(&name).await;
            }
        }
    }
}
