//! # Waits for helpers that are not there
//!
//! What is wrong: with nobody to ask the probe waits for an indirect answer all the same.
//! Why people write it: the number of helpers is thought to be k.
//!
//! Killed by: indirect_probes::without_helpers_the_probe_fails_at_once,
//! probes::only_the_answer_with_the_right_number_and_sender_ends_a_probe

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
                // MUTANT: there is always somebody
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
