//! # Faults draw from one stream
//!
//! What is wrong: Whether a fault happens depends on how many were injected before it: one more
//! shifts all the rest.
//! Why people write it: One generator in the runner.
//!
//! Killed by: determinism::one_more_fault_shifts_no_other

mod faults {
    impl Faults {
        pub(crate) fn inject(&mut self, world: &World, spec: &FaultSpec) -> Option<Vec<NodeId>> {
            let occurrence = self.occurrences.entry(spec.id.clone()).or_default();
            let stream = Stream::new(world.seed).named("fault").named(&spec.id);
            // MUTANT: not by its own number
            *occurrence += 1;
            let all: u64 = self.occurrences.values().sum(); // MUTANT: one number for all faults
            let choices = stream.child(all); // MUTANT
            if !choices.named("happens").happens(spec.probability) {
                return None;
            }
            let nodes = targets(world, &spec.target, choices.named("target"));
            let key = choices.key();
            impose(world, key, &spec.fault_type, &nodes);
            let now = world.clock.current();
            let active = Active {
                key,
                nodes: nodes.clone(),
                until: spec.duration.map(|duration| now.saturating_add(duration)),
            };
            self.active.insert(spec.id.clone(), active);
            Some(nodes)
        }
    }
}
