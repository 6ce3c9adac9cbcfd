//! # Leaves in a hurry
//!
//! What is wrong: after leave the ticks do nothing any more, not even tell it.
//! Why people write it: it has left.
//!
//! Killed by: leaving::who_leaves_tells_at_once_and_goes_on_telling,
//! leaving::who_has_left_does_not_come_back_by_rumour

mod protocol {
    impl GossipProtocol {
        pub fn tick(&mut self) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            self.ticks += 1;
            self.probes.forget_old_relays(self.ticks);
            if self.has_left() {
                // MUTANT: it has left
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
