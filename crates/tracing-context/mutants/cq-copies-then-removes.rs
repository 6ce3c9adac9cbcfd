//! # Removes spans after they are exported
//!
//! What is wrong: two flushes export the same spans.
//! Why people write it: so that nothing is lost if the exporter fails (otel-js, issue 1665).
//!
//! Killed by: delivery::concurrent_flushes_export_everything_once

mod pipeline {
    impl Pipeline {
        pub(crate) fn flush(&self) -> Result<(), ExportError> {
            // MUTANT: others see them meanwhile
            self.drain()
        }

        fn export(&self, count: usize) -> Result<(), ExportError> {
            let batch: Vec<Span> = {
                let mut queue = self.queue();
                queue.in_flight = 0; // MUTANT: others see them meanwhile
                queue.waiting.iter().take(count).cloned().collect() // MUTANT
            };
            self.exporter.export(batch)?;
            let mut queue = self.queue(); // MUTANT
            let count = count.min(queue.waiting.len()); // MUTANT
            queue.waiting.drain(..count); // MUTANT
            Ok(())
        }
    }
}
