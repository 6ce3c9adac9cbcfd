//! # A shutdown does not wait for the batch that is on its way
//!
//! What is wrong: the exporter is shut down in the middle of a batch; if that fails, it is neither
//! exported nor counted.
//! Why people write it: a shutdown is urgent, and the queue is empty when it is done.
//!
//! Killed by: meanwhile::a_shutdown_waits_for_the_batch_that_is_on_its_way

mod pipeline {
    impl Pipeline {
        pub(crate) fn shutdown(&self) -> Result<(), ExportError> {
            // MUTANT: the exporter may be busy
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
            outcome
        }
    }
}
