//! # A crash is a state, and no end of a life
//!
//! What is wrong: A crash that is over at the instant at which it began leaves alive what was
//! under way.
//! Why people write it: Whoever waits is woken, looks at the state, and the state is fine.
//!
//! Killed by: processes::what_is_under_way_dies_with_the_process

mod machine {
    pub(crate) fn same_life(
        health: &mut watch::Receiver<Health>,
        life: u64,
    ) -> Result<Health, NodeError> {
        let now = health.borrow_and_update().clone();
        if now.crashes == life || now.process != ProcessState::Crashed { // MUTANT: it is up
            Ok(now)
        } else {
            Err(NodeError::Crashed)
        }
    }
}
