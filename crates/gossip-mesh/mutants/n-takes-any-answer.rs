//! # Takes any answer
//!
//! What is wrong: an Ack ends the probe of its sender whatever number it carries: a late answer to
//! the last Ping hides that this one got none.
//! Why people write it: who answers is alive; what could the number add?
//!
//! Killed by: indirect_probes::an_answer_to_a_relayed_ping_is_none_to_a_probe_of_ones_own,
//! probes::only_the_answer_with_the_right_number_and_sender_ends_a_probe

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn take_ack(&mut self, seq: u64, sender: MemberId, actions: &mut Vec<GossipAction>) {
                let asked = self.roster.slot(&sender.0).filter(|&slot| {
                    let probe = self.probes.open.get(&slot);
                    probe.is_some() // MUTANT: an answer is an answer
                });
                if let Some(slot) = asked {
                    self.probes.close(slot);
                } else if self
                    .probes
                    .relays
                    .get(&seq)
                    .is_some_and(|relay| relay.target == sender)
                {
                    let Some(relay) = self.probes.relays.remove(&seq) else {
                        return;
                    };
                    self.ack(relay.seq, sender, relay.requester, actions);
                }
            }
        }
    }
}
