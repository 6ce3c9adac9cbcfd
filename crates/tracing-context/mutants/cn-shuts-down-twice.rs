//! # Shuts the exporter down with every call
//!
//! What is wrong: shutdown() and the drop both do it.
//! Why people write it: the queue is empty, so a second time does no harm.
//!
//! Killed by: delivery::a_shutdown_exports_the_rest_and_then_shuts_the_exporter_down

mod pipeline {
    impl Pipeline {
        pub(crate) fn shutdown(&self) -> Result<(), ExportError> {
            let _exporting = lock(&self.exporting);
            {
                let mut queue = self.queue();
                // MUTANT: a second time
                queue.closed = true;
            }
            self.changed.notify_all();
            let outcome = self.drain();
            self.give_up();
            self.exporter.shutdown();
            outcome
        }
    }
}
