//! # Exports when the queue has exactly a batch
//!
//! What is wrong: spans that pile up behind a slow export are never exported again without a
//! flush.
//! Why people write it: == was true in every test (otel-go, issue 1860).
//!
//! Killed by: batching::what_piled_up_behind_a_slow_export_goes_out_by_itself
//! Dies by: timeout

mod pipeline {
    impl Queue {
        fn is_due(&self) -> bool {
            self.waiting.len() == self.max_batch && self.pause == 0 // MUTANT: beyond is never again
        }
    }
}
