//! # Tries a partial success again
//!
//! What is wrong: what was taken is sent again, and what was rejected is rejected again, for
//! ever.
//! Why people write it: something failed, after all.
//!
//! Killed by: answers::a_partial_success_is_counted_and_not_tried_again

mod jaeger {
    impl SpanExporter for JaegerExporter {
        fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
            if spans.is_empty() {
                return Ok(());
            }
            let body = otlp::request(&self.service_name, &spans).to_string();
            let answer = self.post(&body)?;
            // A partial success must not be tried again (OTLP, "Partial Success").
            match rejected(&answer) { // MUTANT: the receiver has the others
                0 => Ok(()), // MUTANT
                count => Err(ExportError::Failed(format!("{count} rejected"))), // MUTANT
            } // MUTANT
        }
    }
}
