//! # Does not count what a shutdown loses
//!
//! What is wrong: dropped() says 0, and nobody looks for the gap.
//! Why people write it: the queue is cleared, and that is that.
//!
//! Killed by: outage::a_shutdown_without_backend_says_what_it_loses

mod pipeline {
    impl Pipeline {
        fn give_up(&self) {
            let mut queue = self.queue();
            // MUTANT: lost in silence
            queue.waiting.clear();
        }
    }
}
