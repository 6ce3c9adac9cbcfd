//! # Vouches from memory
//!
//! What is wrong: a helper answers for a member that it holds alive, without a Ping.
//! Why people write it: it was alive a moment ago, and it saves two messages.
//!
//! Killed by: in_a_cluster::a_crash_is_noticed_in_a_time_that_does_not_depend_on_the_size,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! in_a_cluster::a_cluster_grows_together_after_a_partition,
//! indirect_probes::a_helper_pings_and_passes_the_answer_on,
//! indirect_probes::a_helper_vouches_for_nobody,
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
                if self.is_alive(target) { // MUTANT: known to be there
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
                let own_seq = self.probes.next_seq();
                self.probes.relays.insert(own_seq, relay);
                self.ping(own_seq, address, actions);
            }
        }
    }
}
