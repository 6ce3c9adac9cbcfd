//! # Does not count spans on their way
//!
//! What is wrong: if the exporter fails, more are held than allowed.
//! Why people write it: they are out of the queue.
//!
//! Killed by: outage::spans_on_their_way_count_as_held

mod pipeline {
    impl Queue {
        fn is_full(&self) -> bool {
            self.waiting.len() >= self.max_buffer // MUTANT: they may come back
        }
    }
}
