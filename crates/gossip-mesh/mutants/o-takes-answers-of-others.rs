//! # Takes the answer of others
//!
//! What is wrong: an Ack is looked up by its number alone, so any member can answer for any other.
//! Why people write it: the number is unique already.
//!
//! Killed by: probes::only_the_answer_with_the_right_number_and_sender_ends_a_probe

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn take_ack(&mut self, seq: u64, sender: MemberId, actions: &mut Vec<GossipAction>) {
                let asked = self.probes.open.iter().find(|(_, probe)| probe.seq == seq); // MUTANT: by number
                let asked = asked.map(|(&slot, _)| slot); // MUTANT
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
