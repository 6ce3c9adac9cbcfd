//! # Asks suspects for help
//!
//! What is wrong: suspects, of whom it is not known whether they run, are asked to probe.
//! Why people write it: they are members until they are dead.
//!
//! Killed by: dissemination::a_selector_chooses_among_those_who_are_fit,
//! indirect_probes::only_those_held_alive_are_asked_and_never_the_target

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn probe_indirectly(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                let Some(seq) = self.probes.open.get(&slot).map(|probe| probe.seq) else {
                    return;
                };
                let helpers = self.select(self.config.indirect_probes, |helper, member| {
                    member.state.is_live() && helper != slot // MUTANT: any live member will do
                });
                if helpers.is_empty() {
                    return self.give_up_probe(slot, actions);
                }
                let target = &self.roster.at(slot).id;
                for to in helpers {
                    let from = self.roster.me().id.clone();
                    let message = GossipMessage::PingReq {
                        seq,
                        from,
                        target: target.clone(),
                    };
                    actions.push(GossipAction::Send { to, message });
                }
                actions.push(GossipAction::ScheduleTimer {
                    name: ["indirect_timeout_", &target.0].concat(),
                    delay: self.config.indirect_timeout(),
                });
            }
        }
    }
}
