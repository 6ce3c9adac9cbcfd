//! # Takes spans after the shutdown
//!
//! What is wrong: they are kept for a flush that hands them to an exporter that is shut down.
//! Why people write it: the queue is still there.
//!
//! Killed by: delivery::what_ends_after_the_shutdown_is_counted

mod pipeline {
    impl Pipeline {
        pub(crate) fn push(self: &Arc<Self>, span: Span) {
            let mut queue = self.queue();
            if queue.is_full() { // MUTANT: the door is open
                queue.dropped += 1;
            } else {
                queue.waiting.push_back(span);
            }
            queue.pause = queue.pause.saturating_sub(1);
            if queue.is_due() {
                self.wake(queue);
            }
        }
    }
}
