//! # Looks at the door, and enters later
//!
//! What is wrong: between the two the tracer may be shut down; the span is then in a queue that nobody
//! will look into again, neither exported nor counted.
//! Why people write it: the lock is not to be held while the span is looked over, so it is taken
//! twice.
//!
//! Killed by: meanwhile::whatever_ends_around_a_shutdown_is_exported_or_counted

mod pipeline {
    impl Pipeline {
        pub(crate) fn push(self: &Arc<Self>, span: Span) {
            let closed = self.queue().closed; // MUTANT: true for a moment
            let costs = |_| span.to_string().len(); // MUTANT: as much work as compressing it
            let huge = (0..16).map(costs).sum::<usize>() > 1 << 24; // MUTANT
            let mut queue = self.queue();
            if closed || huge || queue.is_full() { // MUTANT
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
