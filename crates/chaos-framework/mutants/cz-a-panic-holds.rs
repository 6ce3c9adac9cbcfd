//! # A check that panics holds
//!
//! What is wrong: What the checking thread came to is taken for no violation.
//! Why people write it: `spawn_blocking` returns a second result, which `unwrap_or` makes go away.
//!
//! Killed by: invariants::a_violation_is_a_report_and_no_error

mod invariant {
    pub(crate) async fn check_apart(
        name: &str,
        invariant: Arc<dyn Invariant>,
    ) -> Result<(), InvariantViolation> {
        match tokio::task::spawn_blocking(move || invariant.check()).await {
            Ok(result) => result,
            Err(_) => Ok(()), // MUTANT: it said nothing
        }
    }
}
