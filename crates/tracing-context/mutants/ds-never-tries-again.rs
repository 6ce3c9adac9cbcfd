//! # Exports nothing by itself after a failure
//!
//! What is wrong: after one hiccup of the backend spans go out only when somebody flushes, and the
//! buffer runs over.
//! Why people write it: the flag that stops the retries is set where a batch fails, and nobody thinks
//! of where it is taken back.
//!
//! Killed by: batching::after_an_outage_full_batches_go_out_by_themselves_again
//! Dies by: timeout

mod pipeline {
    impl Drop for Kept<'_> {
        fn drop(&mut self) {
            let mut queue = self.pipeline.queue();
            queue.in_flight = 0;
            queue.pause = if self.spans.is_empty() {
                queue.pause // MUTANT: once paused, always paused
            } else {
                usize::MAX // MUTANT
            };
            while let Some(span) = self.spans.pop() {
                queue.waiting.push_front(span);
            }
        }
    }
}
