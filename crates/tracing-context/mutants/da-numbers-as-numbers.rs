//! # Writes 64-bit integers as numbers
//!
//! What is wrong: receivers that read doubles lose digits, and strict ones refuse the request.
//! Why people write it: JSON has numbers.
//!
//! Killed by: jaeger::every_kind_of_value_arrives,
//! jaeger::events_and_links_arrive

mod otlp {
    fn int(number: &i64) -> Value {
        json!({ "intValue": number }) // MUTANT: not a string
    }
}
