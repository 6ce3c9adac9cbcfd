//! # An operation survives a crash that is over
//!
//! What is wrong: Only the present state is looked at: work that was under way goes on after
//! the restart.
//! Why people write it: The state is checked each time, but a crash between two checks is not
//! seen. Here: the number of lives is not compared.
//!
//! Killed by: processes::what_is_under_way_dies_with_the_process

mod machine {
    pub(crate) fn same_life(
        health: &mut watch::Receiver<Health>,
        life: u64,
    ) -> Result<Health, NodeError> {
        let now = health.borrow_and_update().clone();
        let _ = life; // MUTANT: any life will do
        Ok(now) // MUTANT
    }
}
