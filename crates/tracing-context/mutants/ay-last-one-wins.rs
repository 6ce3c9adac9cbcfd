//! # Asks all propagators
//!
//! What is wrong: the last one that finds something is believed.
//! Why people write it: a loop that overwrites.
//!
//! Killed by: propagation::a_composite_writes_with_all_and_reads_with_the_first_that_finds

mod carrier {
    impl Propagator for CompositePropagator {
        fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext> {
            let mut propagators = self.propagators.iter().rev(); // MUTANT: from the end
            propagators.find_map(|propagator| propagator.extract(carrier))
        }
    }
}
