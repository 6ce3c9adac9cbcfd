//! # Probes after leaving
//!
//! What is wrong: the ticks of a member that has left go on as ever.
//! Why people write it: leave is a message.
//!
//! Killed by: leaving::who_has_left_probes_and_accuses_nobody

mod protocol {
    impl GossipProtocol {
        pub fn tick(&mut self) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            self.ticks += 1;
            self.probes.forget_old_relays(self.ticks);
            if self.has_left() && self.roster.peers() == 0 { // MUTANT: as long as there is somebody
                self.spread(self.fanout(), None, &mut actions);
                return actions;
            }
            let target = self.probe_next(&mut actions);
            let mut room = self.fanout() - usize::from(target.is_some());
            if target.is_none() {
                room -= self.knock_if_alone(&mut actions);
            }
            if self.is_sync_round() {
                room -= self.reconcile(target, room, &mut actions);
            }
            self.spread(room, target, &mut actions);
            actions
        }
    }
}
