//! # Sends an empty baggage header
//!
//! What is wrong: a header without a member, which the grammar does not have.
//! Why people write it: it is simpler without the if.
//!
//! Killed by: baggage::the_propagator_reads_and_writes_the_header,
//! hostile::any_carrier_is_read_and_nothing_invalid_is_injected

mod baggage {
    impl BaggagePropagator {
        pub fn inject(&self, baggage: &Baggage, carrier: &mut dyn Carrier) {
            let header = baggage.to_header();
            carrier.set(BAGGAGE, header); // MUTANT: nothing to send, but sent
        }
    }
}
