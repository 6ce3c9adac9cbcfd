//! # The service has the exporter's default name
//!
//! What is wrong: every tracer says that it belongs to "unknown_service".
//! Why people write it: the exporter has a name of its own, so the tracer's looks like a duplicate
//! that nobody reads.
//!
//! Killed by: jaeger::a_tracer_tells_the_name_of_its_service

mod tracer {
    impl Tracer {
        pub fn service_name(&self) -> &str {
            let _ = &self.service_name; // MUTANT: nobody reads it
            "unknown_service" // MUTANT
        }
    }
}
