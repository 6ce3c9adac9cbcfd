//! # Flushes do not wait for each other
//!
//! What is wrong: a flush returns while spans that had ended are still on their way with
//! somebody else; the exporter is called twice at a time.
//! Why people write it: the queue has a lock, so what should happen.
//!
//! Killed by: delivery::concurrent_flushes_export_everything_once

mod pipeline {
    impl Pipeline {
        pub(crate) fn flush(&self) -> Result<(), ExportError> {
            // MUTANT: no waiting
            self.drain()
        }
    }
}
