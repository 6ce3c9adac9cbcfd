//! # Sends in the order of a hash map
//!
//! What is wrong: two members with the same history send in different orders: no run can be
//! repeated.
//! Why people write it: a map from peer to progress is the obvious thing to have, and HashMap the
//! obvious map.
//!
//! Killed by: determinism::the_same_inputs_give_the_same_outputs_in_the_same_order

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub(crate) fn broadcast(&self) -> Vec<RaftOutput<C>> {
            let Role::Leader { progress } = &self.role else {
                return Vec::new();
            };
            let map: std::collections::HashMap<_, _> = // MUTANT: another order each time
                self.peers.iter().zip(progress).collect(); // MUTANT
            let peers = map.into_iter(); // MUTANT
            let mut outputs: Vec<_> = peers
                .map(|(&peer, progress)| self.append_entries_to(peer, progress.next))
                .collect();
            let interval = Duration::from_millis(self.config.heartbeat_interval);
            outputs.push(RaftOutput::ScheduleHeartbeat(interval));
            outputs
        }
    }
}
