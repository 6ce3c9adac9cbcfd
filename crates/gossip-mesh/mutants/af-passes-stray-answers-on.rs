//! # Passes stray answers on
//!
//! What is wrong: a helper passes on any Ack with the number, whoever it is from.
//! Why people write it: the number is unique already.
//!
//! Killed by: indirect_probes::a_helper_pings_and_passes_the_answer_on

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
                    .is_some() // MUTANT: the number is enough

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
