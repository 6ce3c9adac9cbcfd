//! # A dropped tracer only flushes
//!
//! What is wrong: the exporter is never told, and keeps connections and threads for ever.
//! Why people write it: flush is what a drop is for (TRAPS: exporter never shut down).
//!
//! Killed by: delivery::a_dropped_tracer_has_exported_everything

mod tracer {
    impl Drop for Tracer {
        fn drop(&mut self) {
            // Whoever wants to know calls `shutdown`.
            let _ = self.core.pipeline.flush(); // MUTANT: the door stays open
        }
    }
}
