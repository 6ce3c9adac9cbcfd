//! # A failed batch goes to the end of the queue
//!
//! What is wrong: spans are exported out of order, and the oldest are the first to be lost at
//! the next shutdown.
//! Why people write it: push is what one does with a queue.
//!
//! Killed by: outage::a_failed_flush_goes_on_where_it_stopped

mod pipeline {
    impl Drop for Kept<'_> {
        fn drop(&mut self) {
            let mut queue = self.pipeline.queue();
            queue.in_flight = 0;
            queue.pause = if self.spans.is_empty() {
                0
            } else {
                queue.max_batch
            };
            let spans = std::mem::take(&mut self.spans); // MUTANT: behind the younger ones
            queue.waiting.extend(spans); // MUTANT
        }
    }
}
