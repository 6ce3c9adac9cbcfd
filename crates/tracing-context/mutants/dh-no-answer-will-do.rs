//! # Takes no answer for success
//!
//! What is wrong: spans that nobody has are gone.
//! Why people write it: errors of the network are not the application's business.
//!
//! Killed by: answers::a_receiver_that_is_not_there_or_does_not_answer_is_a_failure

mod jaeger {
    impl JaegerExporter {
        fn post(&self, body: &str) -> Result<String, ExportError> {
            let url = format!("{}/v1/traces", self.endpoint.trim_end_matches('/'));
            let request = self.agent.post(url).content_type("application/json");
            let request = request.config().timeout_global(Some(self.timeout)).build();
            let Ok(mut answer) = request.send(body) else { // MUTANT: nobody has them
                return Ok(String::new()); // MUTANT
            }; // MUTANT
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
