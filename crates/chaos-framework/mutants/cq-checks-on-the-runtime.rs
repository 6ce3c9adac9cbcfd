//! # Invariants are checked on the runtime's thread
//!
//! What is wrong: A check that blocks on a lock of tokio's panics there.
//! Why people write it: check is a plain function, so it is called.
//!
//! Killed by: invariants::an_invariant_may_block

mod invariant {
    pub(crate) async fn check_apart(
        name: &str,
        invariant: Arc<dyn Invariant>,
    ) -> Result<(), InvariantViolation> {
        match tokio::spawn(async move { invariant.check() }).await { // MUTANT: a task will do
            Ok(result) => result,
            Err(error) => Err(InvariantViolation {
                invariant: name.to_string(),
                message: format!("the check failed: {error}"),
                context: Default::default(),
            }),
        }
    }
}
