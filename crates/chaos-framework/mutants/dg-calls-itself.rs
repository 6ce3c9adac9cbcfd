//! # Events go by the name that an invariant gives itself
//!
//! What is wrong: The name that it was registered under appears nowhere.
//! Why people write it: The violation has a field `invariant`, and it is filled in.
//!
//! Killed by: invariants::a_violation_is_a_report_and_no_error

mod run {
    impl<'a> Run<'a> {
        async fn check_one(&self, name: &str) {
            let invariant = lock(&self.world.invariants).get(name).cloned();
            let Some(invariant) = invariant else { return };
            match check_apart(name, invariant).await {
                Ok(()) => {
                    lock(&self.violated).remove(name);
                }
                Err(violation) => {
                    let is_new = lock(&self.violated).insert(name.to_string());
                    if is_new {
                        self.journal.log(ChaosEventType::InvariantViolated, &violation.invariant); // MUTANT: not its name here
                        lock(&self.violations).push(violation); // MUTANT
                    }
                }
            }
        }
    }
}
