//! # A flush returns at once if the tracer is closed
//!
//! What is wrong: the shutdown that has closed it may still be exporting, and the flush has promised
//! to return when that is done.
//! Why people write it: after a shutdown there is nothing to flush; during one there is.
//!
//! Killed by: meanwhile::a_flush_waits_for_a_shutdown_that_exports

mod pipeline {
    impl Pipeline {
        pub(crate) fn flush(&self) -> Result<(), ExportError> {
            if self.queue().closed { // MUTANT: it is being emptied
                return Ok(()); // MUTANT
            } // MUTANT
            let _exporting = lock(&self.exporting);
            self.drain()
        }
    }
}
