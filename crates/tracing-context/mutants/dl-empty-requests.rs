//! # Sends a request for nothing
//!
//! What is wrong: a flush without spans costs a round trip, or fails.
//! Why people write it: the loop over no spans does no harm.
//!
//! Killed by: jaeger::nothing_is_sent_for_nothing_and_unnamed_services_are_unknown

mod jaeger {
    impl SpanExporter for JaegerExporter {
        fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
            // MUTANT: nothing to send, but sent
            let body = otlp::request(&self.service_name, &spans).to_string();
            let answer = self.post(&body)?;
            // A partial success must not be tried again (OTLP, "Partial Success").
            self.rejected
                .fetch_add(rejected(&answer), Ordering::Relaxed);
            Ok(())
        }
    }
}
