//! # Passes the answer on in its own name
//!
//! What is wrong: the Ack that is passed on says that the helper is there, not the target.
//! Why people write it: an Ack is always made from the own id.
//!
//! Killed by: indirect_probes::a_helper_pings_and_passes_the_answer_on,
//! indirect_probes::an_answer_to_a_relayed_ping_is_none_to_a_probe_of_ones_own

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn take_ack(&mut self, seq: u64, sender: MemberId, actions: &mut Vec<GossipAction>) {
                let asked = self.roster.slot(&sender.0).filter(|&slot| {
                    let probe = self.probes.open.get(&slot);
                    probe.is_some_and(|probe| probe.seq == seq)
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
                    let me = self.roster.me().id.clone(); // MUTANT: the sender is the helper
                    self.ack(relay.seq, me, relay.requester, actions); // MUTANT
                }
            }
        }
    }
}
