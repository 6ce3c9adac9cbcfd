//! # Wants the whole body of an answer
//!
//! What is wrong: the receiver has the spans and has said so; a connection that breaks afterwards has
//! them sent again.
//! Why people write it: read, then decide; an error of reading is an error like any other.
//!
//! Killed by: answers::an_answer_of_2xx_is_success_whatever_its_body,
//! answers::a_body_that_does_not_come_is_waited_for_until_the_timeout_at_most

mod jaeger {
    impl JaegerExporter {
        fn post(&self, body: &str) -> Result<String, ExportError> {
            let url = format!("{}/v1/traces", self.endpoint.trim_end_matches('/'));
            let request = self.agent.post(url).content_type("application/json");
            let request = request.config().timeout_global(Some(self.timeout)).build();
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
            text.read_to_string().map_err(ExportError::from_cause) // MUTANT: spans that were taken failed
        }
    }
}
