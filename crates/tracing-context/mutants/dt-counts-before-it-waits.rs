//! # A flush looks at the queue before it waits for its turn
//!
//! What is wrong: a batch that is on its way then and fails comes back to the front, and the flush,
//! which has counted without it, leaves as many of the others behind.
//! Why people write it: "all that has ended before the call" is counted at the call.
//!
//! Killed by: meanwhile::a_flush_tries_again_what_failed_meanwhile

mod pipeline {
    impl Pipeline {
        pub(crate) fn flush(&self) -> Result<(), ExportError> {
            let (mut left, batch) = { // MUTANT: without what is on its way
                let queue = self.queue(); // MUTANT
                (queue.waiting.len(), queue.max_batch) // MUTANT
            }; // MUTANT
            let _exporting = lock(&self.exporting);
            while left > 0 { // MUTANT
                let count = left.min(batch).min(self.queue().waiting.len()); // MUTANT
                self.export(count)?; // MUTANT
                left -= left.min(batch); // MUTANT
            } // MUTANT
            Ok(()) // MUTANT
        }
    }
}
