//! # Exports all that waits at once
//!
//! What is wrong: after an outage the receiver gets everything in one request, and refuses it.
//! Why people write it: drain(..) is so simple.
//!
//! Killed by: outage::a_failed_flush_goes_on_where_it_stopped

mod pipeline {
    impl Pipeline {
        fn drain(&self) -> Result<(), ExportError> {
            let (mut left, batch) = {
                let queue = self.queue();
                (queue.waiting.len(), queue.max_batch)
            };
            // Not "until it is empty": others go on ending spans, and this call has to return.
            while left > 0 {
                let count = left.max(batch.min(left)); // MUTANT: without limit
                self.export(count)?;
                left -= count;
            }
            Ok(())
        }
    }
}
