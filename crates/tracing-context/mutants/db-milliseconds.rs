//! # Sends times in milliseconds
//!
//! What is wrong: spans of 1970.
//! Why people write it: so Zipkin and JavaScript do it.
//!
//! Killed by: jaeger::spans_arrive_as_otlp_json

mod otlp {
    fn nanoseconds(time: SystemTime) -> String {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        since.as_millis().to_string() // MUTANT: not nanoseconds
    }
}
