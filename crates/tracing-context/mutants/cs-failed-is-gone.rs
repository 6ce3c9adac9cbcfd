//! # A failed batch is gone
//!
//! What is wrong: every hiccup of the backend loses spans, and nobody learns it.
//! Why people write it: the exporter takes the batch by value.
//!
//! Killed by: outage::a_failed_batch_is_kept_and_goes_first,
//! jaeger::what_a_receiver_refuses_arrives_when_it_is_well_again

mod pipeline {
    impl Pipeline {
        fn export(&self, count: usize) -> Result<(), ExportError> {
            let batch: Vec<Span> = {
                let mut queue = self.queue();
                queue.in_flight = count;
                queue.take(count)
            };
            let mut kept = Kept {
                pipeline: self,
                spans: Vec::new(), // MUTANT: nothing is kept
            };
            self.exporter.export(batch)?;
            kept.spans.clear();
            Ok(())
        }
    }
}
