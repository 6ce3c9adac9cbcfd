//! # Counts spans that nobody wanted
//!
//! What is wrong: after a shutdown the count of losses goes up with every span that was never to be
//! exported.
//! Why people write it: the door is looked at first, and the sampled flag behind it.
//!
//! Killed by: delivery::what_ends_after_the_shutdown_is_counted

mod active {
    impl ActiveSpan {
        fn export(&self, span: impl FnOnce() -> Span) {
            if let Some(tracer) = &self.tracer { // MUTANT: the pipeline will see to it
                tracer.record(span());
            }
        }
    }

    impl Drop for ActiveSpan {
        fn drop(&mut self) {
            let exported = self.tracer.is_some(); // MUTANT: see above
            // Where nobody will see it, its end is not even looked up.
            if exported && let Some(span) = self.take() {
                self.export(|| span);
            }
        }
    }
}

mod pipeline {
    impl Pipeline {
        pub(crate) fn push(self: &Arc<Self>, span: Span) {
            let mut queue = self.queue();
            if queue.closed || queue.is_full() {
                queue.dropped += 1;
            } else if span.context.flags.is_sampled() { // MUTANT: asked too late
                queue.waiting.push_back(span);
            }
            queue.pause = queue.pause.saturating_sub(1);
            if queue.is_due() {
                self.wake(queue);
            }
        }
    }
}
