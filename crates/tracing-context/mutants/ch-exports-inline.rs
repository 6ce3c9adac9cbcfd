//! # Exports on the thread that ends the span
//!
//! What is wrong: the request waits for the tracing backend.
//! Why people write it: it is simple, and in tests the exporter is fast.
//!
//! Killed by: batching::whoever_ends_a_span_does_not_wait_for_the_exporter,
//! outage::spans_on_their_way_count_as_held

mod pipeline {
    impl Pipeline {
        fn wake(self: &Arc<Self>, mut queue: MutexGuard<'_, Queue>) {
            if !queue.closed { // MUTANT: whoever ends a span pays for it
                drop(queue);
                self.export_full_batches(); // MUTANT
            } else if queue.has_worker { // MUTANT
                let pipeline = Arc::clone(self);
                let name = "span export".to_owned();
                let worker = thread::Builder::new()
                    .name(name)
                    .spawn(move || pipeline.work());
                // Without a thread, spans wait for the next flush.
                queue.has_worker = worker.is_ok();
            }
        }
    }
}
