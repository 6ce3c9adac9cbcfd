//! # Exports in batches of 64
//!
//! What is wrong: eight requests where one would do.
//! Why people write it: the number was in some example, and nobody counts the requests.
//!
//! Killed by: batching::a_full_batch_goes_out_by_itself

mod pipeline {
    impl Pipeline {
        pub(crate) fn new(exporter: Arc<dyn SpanExporter>) -> Self {
            Self {
                exporter,
                queue: Mutex::new(Queue {
                    waiting: VecDeque::new(),
                    in_flight: 0,
                    max_batch: BATCH_MAX / 8, // MUTANT: 512 are a batch
                    max_buffer: BUFFER_MAX,
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
