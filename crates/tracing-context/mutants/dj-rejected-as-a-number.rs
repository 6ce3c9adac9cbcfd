//! # Reads the rejected count as a number only
//!
//! What is wrong: OTLP writes it as a string, so it is never seen.
//! Why people write it: it is a number.
//!
//! Killed by: answers::a_partial_success_is_counted_and_not_tried_again

mod jaeger {
    fn rejected(answer: &str) -> u64 {
        let answer: Value = serde_json::from_str(answer).unwrap_or_default();
        match &answer["partialSuccess"]["rejectedSpans"] {
            // MUTANT: it is a string
            number => number.as_u64().unwrap_or_default(),
        }
    }
}
