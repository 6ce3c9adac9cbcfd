//! # A flush exports full batches
//!
//! What is wrong: the last few spans wait until there are as many as a batch has.
//! Why people write it: the loop is the worker's, and the worker is right to wait.
//!
//! Killed by: delivery::a_flush_exports_all_that_has_ended

mod pipeline {
    impl Pipeline {
        fn drain(&self) -> Result<(), ExportError> {
            let (mut left, batch) = {
                let queue = self.queue();
                (queue.waiting.len(), queue.max_batch)
            };
            // Not "until it is empty": others go on ending spans, and this call has to return.
            while left >= batch { // MUTANT: not before it is full
                let count = left.min(batch);
                self.export(count)?;
                left -= count;
            }
            Ok(())
        }
    }
}
