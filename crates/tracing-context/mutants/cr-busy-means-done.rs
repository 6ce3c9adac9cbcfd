//! # A flush returns if another one is at work
//!
//! What is wrong: it has not waited for its own spans.
//! Why people write it: try_lock avoids a wait.
//!
//! Killed by: delivery::concurrent_flushes_export_everything_once

mod pipeline {
    impl Pipeline {
        pub(crate) fn flush(&self) -> Result<(), ExportError> {
            let Ok(_exporting) = self.exporting.try_lock() else { // MUTANT: somebody else will do it
                return Ok(()); // MUTANT
            }; // MUTANT
            self.drain()
        }
    }
}
