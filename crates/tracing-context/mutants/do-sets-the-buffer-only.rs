//! # Batches are as large as ever
//!
//! What is wrong: `with_batching` sets the buffer and leaves the size of a batch at 512.
//! Why people write it: the batch is a constant in the one place, and a field in the other.
//!
//! Killed by: batching::a_batch_has_at_most_the_size_that_was_set

mod pipeline {
    impl Pipeline {
        pub(crate) fn set_limits(&self, max_batch: usize, max_buffer: usize) {
            let mut queue = self.queue();
            queue.max_batch = queue.max_batch.max(1); // MUTANT: nobody asked for 512
            queue.max_buffer = max_buffer.max(max_batch); // MUTANT
        }
    }
}
