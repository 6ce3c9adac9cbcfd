//! # Lets the buffer be smaller than a batch
//!
//! What is wrong: no batch is ever full, and spans are dropped without need.
//! Why people write it: two numbers, set as given.
//!
//! Killed by: batching::limits_of_nothing_are_taken_for_the_least_that_works

mod pipeline {
    impl Pipeline {
        pub(crate) fn set_limits(&self, max_batch: usize, max_buffer: usize) {
            let mut queue = self.queue();
            queue.max_batch = max_batch.max(1);
            queue.max_buffer = max_buffer.max(1); // MUTANT: no batch will ever be full
        }
    }
}
