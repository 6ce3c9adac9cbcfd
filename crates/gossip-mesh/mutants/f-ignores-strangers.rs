//! # Ignores strangers
//!
//! What is wrong: a member that is pinged by one it does not know does not ask whom else it does
//! not know; two halves of a cluster learn of each other one by one.
//! Why people write it: the Ack is all that the sender of the Ping asked for.
//!
//! Killed by: joining::a_ping_of_a_stranger_is_answered_and_its_list_asked_for

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn answer_ping(
                &mut self,
                seq: u64,
                sender: &MemberId,
                address: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let known = self.roster.slot(&sender.0);
                self.ack(seq, self.roster.me().id.clone(), address, actions);
                self.accompany(known, address, actions);
                // MUTANT: the Ack is enough
            }
        }
    }
}
