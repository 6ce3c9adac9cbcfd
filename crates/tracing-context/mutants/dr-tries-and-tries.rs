//! # Tries a failed batch again at once
//!
//! What is wrong: while the backend is down, a full batch waits, and the tracer's thread does nothing
//! but call the exporter, a million times a second.
//! Why people write it: "as long as a full batch waits, export it" is the right loop until one fails.
//!
//! Killed by: outage::a_failed_batch_is_not_tried_again_and_again

mod pipeline {
    impl Queue {
        fn is_due(&self) -> bool {
            self.waiting.len() >= self.max_batch // MUTANT: also what has just failed
        }
    }
}
