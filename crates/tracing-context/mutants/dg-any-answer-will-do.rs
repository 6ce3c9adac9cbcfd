//! # Takes any answer for success
//!
//! What is wrong: spans that were refused are gone.
//! Why people write it: the request went out and an answer came.
//!
//! Killed by: answers::only_2xx_is_success,
//! jaeger::what_a_receiver_refuses_arrives_when_it_is_well_again

mod jaeger {
    impl JaegerExporter {
        fn post(&self, body: &str) -> Result<String, ExportError> {
            let url = format!("{}/v1/traces", self.endpoint.trim_end_matches('/'));
            let request = self.agent.post(url).content_type("application/json");
            let request = request.config().timeout_global(Some(self.timeout)).build();
            let mut answer = request.send(body).map_err(ExportError::from_cause)?;
            let status = answer.status();
            if status.as_u16() == 0 { // MUTANT: 503, too
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
