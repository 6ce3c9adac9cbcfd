//! # Holds one batch only
//!
//! What is wrong: the default buffer is as small as a batch, so a slow export loses spans.
//! Why people write it: one constant for both.
//!
//! Killed by: outage::the_default_buffer_holds_2048_spans

mod pipeline {
    impl Pipeline {
        pub(crate) fn new(exporter: Arc<dyn SpanExporter>) -> Self {
            Self {
                exporter,
                queue: Mutex::new(Queue {
                    waiting: VecDeque::new(),
                    in_flight: 0,
                    max_batch: BATCH_MAX,
                    max_buffer: BUFFER_MAX.min(BATCH_MAX), // MUTANT: 512 are not 2048
                    dropped: 0,
                    pause: 0,
                    closed: false,
                    has_worker: false,
                }),
                changed: Condvar::new(),
                exporting: Mutex::new(()),
            }
        }
    }
}
