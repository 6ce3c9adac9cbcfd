//! # Pushes in one message
//!
//! What is wrong: what a list lacks is sent in one Gossip, however much it is.
//! Why people write it: it is one answer.
//!
//! Killed by: dissemination::a_gossip_carries_no_more_than_it_may

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn merge(
                &mut self,
                members: Vec<Member>,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let mut theirs = BySlot::default();
                for member in members {
                    let claim = (member.incarnation, member.state);
                    if let Some(slot) = self.learn_from_list(member, teller, actions) {
                        theirs.insert(slot, claim);
                    }
                }
                let lacking: Vec<MemberUpdate> = self
                    .roster
                    .entries()
                    .filter(|&(slot, member)| is_lacking(member, theirs.get(slot)))
                    .map(|(_, member)| without_verdict(member.to_update()))
                    .collect();
                for updates in lacking.chunks(lacking.len().max(1)) // MUTANT: one answer
                 {
                    let message = GossipMessage::Gossip {
                        updates: updates.to_vec(),
                    };
                    actions.push(GossipAction::Send {
                        to: teller,
                        message,
                    });
                }
            }
        }
    }
}
