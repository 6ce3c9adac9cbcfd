//! # Asks the target to probe itself
//!
//! What is wrong: the silent member may be among its own helpers.
//! Why people write it: the random choice excludes oneself and nobody else.
//!
//! Killed by: dissemination::a_selector_chooses_among_those_who_are_fit,
//! indirect_probes::only_those_held_alive_are_asked_and_never_the_target,
//! indirect_probes::without_helpers_the_probe_fails_at_once,
//! probes::only_the_answer_with_the_right_number_and_sender_ends_a_probe

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn probe_indirectly(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                let Some(seq) = self.probes.open.get(&slot).map(|probe| probe.seq) else {
                    return;
                };
                let helpers = self.select(self.config.indirect_probes, |_, member| { // MUTANT: whoever it is
                    member.state == MemberState::Alive // MUTANT
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
