//! # What failed may have happened
//!
//! What is wrong: fail() is treated like a timeout: a read of a refused write passes.
//! Why people write it: Both have no result.
//!
//! Killed by: linearizability::what_failed_did_not_happen

mod history {
    impl<O, R> History<O, R> {
        pub fn fail(&self, operation: usize) {
            let _ = operation; // MUTANT: it stays open
        }
    }
}
