//! # An injection leaves the older one in place
//!
//! What is wrong: The same id acts twice, and one removal ends only one of them.
//! Why people write it: The map of active faults is overwritten; the effects are not.
//!
//! Killed by: faults::injecting_again_begins_again

mod run {
    impl<'a> Run<'a> {
        fn inject(&self, spec: &FaultSpec) {
            // MUTANT: the old one acts on
            let nodes = lock(&self.faults).inject(self.world, spec);
            if let Some(nodes) = nodes {
                let details = format!("{}: {}", spec.id, nodes.join(", "));
                self.journal.log(ChaosEventType::FaultInjected, &details);
                self.faults_changed.notify_one();
            }
        }
    }
}
