//! # A check is told before what it found
//!
//! What is wrong: InvariantChecked comes ahead of the InvariantViolated of the same step.
//! Why people write it: The event is written when the step begins.
//!
//! Killed by: invariants::without_check_invariants_only_steps_check

mod run {
    impl<'a> Run<'a> {
        async fn check_step(&self, name: &str) {
            let (_busy, _turn) = (self.activity.busy(), self.turn.lock().await);
            self.journal.log(ChaosEventType::InvariantChecked, name); // MUTANT: the other way round
            self.check_one(name).await; // MUTANT
            self.journal
                .log(ChaosEventType::StepExecuted, &format!("check {name}"));
            self.check_all().await;
        }
    }
}
