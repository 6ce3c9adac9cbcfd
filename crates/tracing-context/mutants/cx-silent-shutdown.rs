//! # A shutdown hides the failure
//!
//! What is wrong: whoever asks whether all is out hears yes.
//! Why people write it: flush returns nothing either.
//!
//! Killed by: outage::a_shutdown_without_backend_says_what_it_loses

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
            let outcome = self.drain();
            self.give_up();
            self.exporter.shutdown();
            outcome.or(Ok(())) // MUTANT: always Ok
        }
    }
}
