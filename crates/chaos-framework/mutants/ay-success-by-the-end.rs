//! # Success is what holds at the end
//!
//! What is wrong: A violation that healed is forgotten.
//! Why people write it: The last check decides, as in a test that asserts at the end.
//!
//! Killed by: invariants::a_violation_in_the_middle_of_a_wait_is_seen,
//! invariants::a_violation_between_two_steps_is_seen,
//! invariants::real_time_is_watched_too

mod run {
    impl<'a> Run<'a> {
        async fn check_one(&self, name: &str) {
            let invariant = lock(&self.world.invariants).get(name).cloned();
            let Some(invariant) = invariant else { return };
            match check_apart(name, invariant).await {
                Ok(()) => {
                    lock(&self.violated).remove(name);
                    lock(&self.violations).retain(|violation| violation.invariant != name); // MUTANT: healed
                }
                Err(violation) => {
                    let is_new = lock(&self.violated).insert(name.to_string());
                    if is_new {
                        lock(&self.violations).push(violation);
                        self.journal.log(ChaosEventType::InvariantViolated, name);
                    }
                }
            }
        }
    }
}
