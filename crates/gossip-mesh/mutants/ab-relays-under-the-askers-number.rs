//! # Relays under the asker's number
//!
//! What is wrong: a helper pings with the number of the request; two askers with equal numbers get
//! each other's answers, or none.
//! Why people write it: passing the number through saves a table.
//!
//! Killed by: indirect_probes::a_helper_pings_and_passes_the_answer_on,
//! indirect_probes::an_answer_to_a_relayed_ping_is_none_to_a_probe_of_ones_own

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn relay_ping(
                &mut self,
                seq: u64,
                target: &MemberId,
                requester: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                if *target == self.roster.me().id {
                    return self.ack(seq, target.clone(), requester, actions);
                }
                let Some(address) = self.roster.get(target).map(|member| member.address) else {
                    return;
                };
                let relay = Relay {
                    target: target.clone(),
                    seq,
                    requester,
                    tick: self.ticks,
                };
                let own_seq = seq; // MUTANT: it is in the request
                self.probes.relays.insert(own_seq, relay);
                self.ping(own_seq, address, actions);
            }
        }
    }
}
