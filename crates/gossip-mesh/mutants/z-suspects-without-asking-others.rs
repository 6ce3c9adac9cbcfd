//! # Suspects without asking others
//!
//! What is wrong: one lost packet is enough for a suspicion.
//! Why people write it: the indirect probe looks like an optimisation.
//!
//! Killed by: dissemination::a_selector_chooses_among_those_who_are_fit,
//! indirect_probes::others_are_asked_to_ping_who_did_not_answer,
//! indirect_probes::only_those_held_alive_are_asked_and_never_the_target,
//! indirect_probes::helpers_are_chosen_anew_each_time,
//! indirect_probes::a_late_answer_of_either_kind_ends_the_probe,
//! indirect_probes::silence_to_the_end_of_the_round_is_suspicious

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn probe_indirectly(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                let Some(seq) = self.probes.open.get(&slot).map(|probe| probe.seq) else {
                    return;
                };
                let helpers = self.select(self.config.indirect_probes, |helper, member| {
                    member.state == MemberState::Alive && helper != slot
                });
                if helpers.len() < usize::MAX { // MUTANT: no time to ask others
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
