//! # Posts to the endpoint itself
//!
//! What is wrong: 404.
//! Why people write it: the endpoint is an address, is it not.
//!
//! Killed by: jaeger::the_end_of_the_endpoint_may_be_a_slash,
//! jaeger::spans_arrive_as_otlp_json

mod jaeger {
    impl JaegerExporter {
        fn post(&self, body: &str) -> Result<String, ExportError> {
            let url = self.endpoint.clone(); // MUTANT: no /v1/traces
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
            Ok(text.read_to_string().unwrap_or_default())
        }
    }
}
