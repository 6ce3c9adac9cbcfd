//! # A fault that is replaced has no FaultRemoved
//!
//! What is wrong: The log shows two faults that begin and one that ends.
//! Why people write it: The injection ends the old one itself, past the function that tells it.
//!
//! Killed by: faults::injecting_again_begins_again

mod run {
    impl<'a> Run<'a> {
        fn inject(&self, spec: &FaultSpec) {
            lock(&self.faults).remove(self.world, &spec.id); // MUTANT: quietly
            let nodes = lock(&self.faults).inject(self.world, spec);
            if let Some(nodes) = nodes {
                let details = format!("{}: {}", spec.id, nodes.join(", "));
                self.journal.log(ChaosEventType::FaultInjected, &details);
                self.faults_changed.notify_one();
            }
        }
    }
}
