//! # Asks under a new number
//!
//! What is wrong: the indirect probe has a number of its own, and the late direct answer no longer
//! fits.
//! Why people write it: every request gets the next number.
//!
//! Killed by: indirect_probes::others_are_asked_to_ping_who_did_not_answer,
//! indirect_probes::helpers_are_chosen_anew_each_time,
//! indirect_probes::a_late_answer_of_either_kind_ends_the_probe

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn probe_indirectly(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                let next = self.probes.next_seq(); // MUTANT: a new request, a new number
                let Some(seq) = self.probes.open.get_mut(&slot).map(|probe| { // MUTANT
                    probe.seq = next; // MUTANT
                    next // MUTANT
                }) else { // MUTANT
                    return;
                };
                let helpers = self.select(self.config.indirect_probes, |helper, member| {
                    member.state == MemberState::Alive && helper != slot
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
