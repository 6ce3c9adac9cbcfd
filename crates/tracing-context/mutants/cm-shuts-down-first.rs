//! # Shuts the exporter down before the last batch
//!
//! What is wrong: a real exporter has closed its connection by then.
//! Why people write it: top down: first the exporter, then the rest.
//!
//! Killed by: delivery::a_shutdown_exports_the_rest_and_then_shuts_the_exporter_down

mod pipeline {
    impl Pipeline {
        pub(crate) fn shutdown(&self) -> Result<(), ExportError> {
            let _exporting = lock(&self.exporting);
            {
                let mut queue = self.queue();
                if queue.closed {
                    return Ok(());
                }
                queue.closed = true;
            }
            self.changed.notify_all();
            self.exporter.shutdown(); // MUTANT: too early
            let outcome = self.drain();
            self.give_up();
            // MUTANT
            outcome
        }
    }
}
