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
            pub(super) fn probe_indirectly(&mut self, id: MemberId, actions: &mut Vec<GossipAction>) {
                let Some(seq) = self.probes.open.get(&id).map(|probe| probe.seq) else {
                    return;
                };
                let helpers = self.select(self.config.indirect_probes, |member| {
                    member.state == MemberState::Alive && member.id != id
                });
                // MUTANT: there is always somebody
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
