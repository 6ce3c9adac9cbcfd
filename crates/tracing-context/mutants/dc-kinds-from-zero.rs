//! # Numbers the kinds from 0
//!
//! What is wrong: all kinds are off by one: servers are shown as internal.
//! Why people write it: enumerations begin at 0; in OTLP 0 is "unspecified".
//!
//! Killed by: jaeger::every_kind_and_status_has_its_number,
//! jaeger::spans_arrive_as_otlp_json

mod otlp {
    fn kind(kind: SpanKind) -> u8 {
        kind as u8 // MUTANT: internal is 1
    }
}
