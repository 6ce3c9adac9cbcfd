//! # One contact too many
//!
//! What is wrong: the member that is pinged does not count against the fanout.
//! Why people write it: the ping and the gossip are two loops.
//!
//! Killed by: anti_entropy::somebody_asks_the_dead,
//! dissemination::a_tick_contacts_as_many_as_the_fanout_and_the_pinged_one_is_among_them,
//! dissemination::the_least_told_goes_first,
//! dissemination::a_selector_chooses_among_those_who_are_fit, dissemination::zero_counts_as_one

mod protocol {
    impl GossipProtocol {
        pub fn tick(&mut self) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            self.ticks += 1;
            self.probes.forget_old_relays(self.ticks);
            if self.has_left() {
                self.spread(self.fanout(), None, &mut actions);
                return actions;
            }
            let target = self.probe_next(&mut actions);
            let mut room = self.fanout(); // MUTANT: the ping is another matter
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
