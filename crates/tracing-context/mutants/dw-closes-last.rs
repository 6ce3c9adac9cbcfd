//! # Closes the door when everybody has left
//!
//! What is wrong: a span that ends while the exporter takes its leave is put into a queue that nobody
//! will look into again: it is neither exported nor counted.
//! Why people write it: the remedy for a flag that stops the shutdown's own flush is to set it later.
//!
//! Killed by: meanwhile::a_span_that_ends_during_a_shutdown_is_exported_or_counted

mod pipeline {
    impl Pipeline {
        pub(crate) fn shutdown(&self) -> Result<(), ExportError> {
            let _exporting = lock(&self.exporting);
            {
                let queue = self.queue(); // MUTANT: still open
                if queue.closed {
                    return Ok(());
                }
                // MUTANT
            }
            self.changed.notify_all();
            let outcome = self.drain();
            self.give_up();
            self.exporter.shutdown();
            self.queue().closed = true; // MUTANT: too late for what has just ended
            outcome
        }
    }
}
