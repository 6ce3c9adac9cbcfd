//! # Has a timeout for the head only
//!
//! What is wrong: a receiver that stalls in the middle of its answer holds the tracer's thread, and
//! with it every flush and the shutdown, for as long as it likes.
//! Why people write it: ureq has a timeout for each phase, and that of the answer is called
//! `recv_response`.
//!
//! Killed by: answers::a_body_that_does_not_come_is_waited_for_until_the_timeout_at_most
//! Dies by: timeout

mod jaeger {
    impl JaegerExporter {
        fn post(&self, body: &str) -> Result<String, ExportError> {
            let url = format!("{}/v1/traces", self.endpoint.trim_end_matches('/'));
            let request = self.agent.post(url).content_type("application/json");
            let request = request.config().timeout_recv_response(Some(self.timeout)).build(); // MUTANT: the body may take for ever
            let mut answer = request.send(body).map_err(ExportError::from_cause)?;
            let status = answer.status();
            if !status.is_success() {
                return Err(ExportError::Failed(format!(
                    "the receiver answered {status}"
                )));
            }
            // It has the spans. Whatever is wrong with the rest of the answer, they must not be sent
            // again.
            let text = answer.body_mut().with_config().limit(ANSWER_MAX);
            Ok(text.read_to_string().unwrap_or_default())
        }
    }
}
