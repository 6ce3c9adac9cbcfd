//! # A fault hits the same nodes each time
//!
//! What is wrong: How often it was injected has no part in its choices.
//! Why people write it: Seed and id look like enough of an address.
//!
//! Killed by: faults::probability_is_drawn_at_each_injection

mod faults {
    impl Faults {
        pub(crate) fn inject(&mut self, world: &World, spec: &FaultSpec) -> Option<Vec<NodeId>> {
            let occurrence = self.occurrences.entry(spec.id.clone()).or_default();
            let stream = Stream::new(world.seed).named("fault").named(&spec.id);
            let choices = stream; // MUTANT: the first time and the last
            *occurrence += 1;
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
