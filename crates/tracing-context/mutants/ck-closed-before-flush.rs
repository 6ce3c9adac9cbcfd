//! # The closed tracer does not flush
//!
//! What is wrong: what had ended and not been exported is lost at the shutdown.
//! Why people write it: the flag that keeps new spans out is tested in the flush, too (TRAPS:
//! shutdown flag set before flush).
//!
//! Killed by: delivery::a_dropped_tracer_has_exported_everything,
//! delivery::a_shutdown_exports_the_rest_and_then_shuts_the_exporter_down

mod pipeline {
    impl Pipeline {
        fn drain(&self) -> Result<(), ExportError> {
            let (mut left, batch) = {
                let queue = self.queue();
                let left = if queue.closed { 0 } else { queue.waiting.len() }; // MUTANT: nothing is exported once it is closed
                (left, queue.max_batch) // MUTANT
            };
            // Not "until it is empty": others go on ending spans, and this call has to return.
            while left > 0 {
                let count = left.min(batch);
                self.export(count)?;
                left -= count;
            }
            Ok(())
        }
    }
}
