//! # A fault does not end by itself
//!
//! What is wrong: Its duration is not looked at.
//! Why people write it: Scenarios have RemoveFault.
//!
//! Killed by: events::a_report_tells_what_happened_when,
//! resources::a_processor_without_a_share_waits,
//! faults::a_fault_ends_when_its_time_is_over

mod faults {
    impl Faults {
        pub(crate) fn inject(&mut self, world: &World, spec: &FaultSpec) -> Option<Vec<NodeId>> {
            let occurrence = self.occurrences.entry(spec.id.clone()).or_default();
            let stream = Stream::new(world.seed).named("fault").named(&spec.id);
            let choices = stream.child(*occurrence);
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
                until: None.or(spec.duration.map(|_| now.saturating_add(Duration::MAX))), // MUTANT: somebody will remove it
            };
            self.active.insert(spec.id.clone(), active);
            Some(nodes)
        }
    }
}
