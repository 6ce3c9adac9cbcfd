//! # A flush exports one batch
//!
//! What is wrong: what does not fit into a batch waits for the next flush.
//! Why people write it: in the tests there are never more than a few spans.
//!
//! Killed by: outage::the_buffer_is_bounded_and_keeps_the_oldest

mod pipeline {
    impl Pipeline {
        fn drain(&self) -> Result<(), ExportError> {
            let (left, batch) = { // MUTANT: one is enough
                let queue = self.queue();
                (queue.waiting.len(), queue.max_batch)
            };
            // Not "until it is empty": others go on ending spans, and this call has to return.
            if left > 0 { // MUTANT
                let count = left.min(batch);
                self.export(count)?;
                // MUTANT
            }
            Ok(())
        }
    }
}
