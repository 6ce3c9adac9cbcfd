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
            pub(super) fn probe_indirectly(&mut self, id: MemberId, actions: &mut Vec<GossipAction>) {
                let Some(seq) = self.probes.open.get(&id).map(|probe| probe.seq) else {
                    return;
                };
                let helpers = self.select(self.config.indirect_probes, |member| {
                    member.id != id // MUTANT: any live member will do
                });
                if helpers.is_empty() {
                    return self.give_up_probe(&id, actions);
                }
                for (_, to) in helpers {
                    let from = self.roster.me().id.clone();
                    let message = GossipMessage::PingReq {
                        seq,
                        from,
                        target: id.clone(),
                    };
                    actions.push(GossipAction::Send { to, message });
                }
                actions.push(GossipAction::ScheduleTimer {
                    name: format!("indirect_timeout_{}", id.0),
                    delay: self.config.indirect_timeout(),
                });
            }
        }
    }
}
