//! # Answers to the listed address
//!
//! What is wrong: the Ack goes to the address in the member list, so who has moved, or is a helper
//! behind another port, never gets one.
//! Why people write it: the list is there to know addresses.
//!
//! Killed by: probes::every_ping_is_answered_to_where_it_came_from

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
                let listed = known.map_or(address, |slot| self.roster.at(slot).address); // MUTANT: as listed
                self.ack(seq, self.roster.me().id.clone(), listed, actions); // MUTANT
                self.accompany(known, address, actions);
                if known.is_none() && !self.has_left() {
                    actions.push(self.sync_request(address));
                }
            }
        }
    }
}
