//! # Every check that fails is a violation
//!
//! What is wrong: One violation is reported as often as it is seen.
//! Why people write it: Each failed check is pushed to the list.
//!
//! Killed by: invariants::a_violation_between_two_steps_is_seen,
//! invariants::real_time_is_watched_too

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
                    if is_new || !name.is_empty() { // MUTANT: again and again
                        lock(&self.violations).push(violation);
                        self.journal.log(ChaosEventType::InvariantViolated, name);
                    }
                }
            }
        }
    }
}
