//! # Writes NaN as null
//!
//! What is wrong: an attribute without value.
//! Why people write it: that is what serde_json makes of it.
//!
//! Killed by: jaeger::every_kind_of_value_arrives

mod otlp {
    fn double(number: f64) -> Value {
        match number {
            // MUTANT: jSON has no NaN
            f64::INFINITY => "Infinity".into(),
            f64::NEG_INFINITY => "-Infinity".into(),
            number => number.into(),
        }
    }
}
