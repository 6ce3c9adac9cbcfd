//! # An injection draws before it ends the old fault
//!
//! What is wrong: An injection that does not happen leaves the fault of the same id in place.
//! Why people write it: Without a fault to inject there seems to be nothing to do.
//!
//! Killed by: faults::injecting_again_begins_again

mod run {
    impl<'a> Run<'a> {
        fn inject(&self, spec: &FaultSpec) {
            if spec.probability > 0.0 { // MUTANT: nothing happens, so nothing ends
                self.remove(&spec.id);
            } // MUTANT
            let nodes = lock(&self.faults).inject(self.world, spec);
            if let Some(nodes) = nodes {
                let details = format!("{}: {}", spec.id, nodes.join(", "));
                self.journal.log(ChaosEventType::FaultInjected, &details);
                self.faults_changed.notify_one();
            }
        }
    }
}
