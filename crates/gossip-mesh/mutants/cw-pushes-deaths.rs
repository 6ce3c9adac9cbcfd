//! # Pushes deaths
//!
//! What is wrong: what a list lacks is pushed with its deaths, which the sender believes at once.
//! Why people write it: it is Gossip, and Gossip is believed.
//!
//! Killed by: anti_entropy::a_death_is_pushed_as_an_accusation

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
                    .map(|(_, member)| member.to_update()) // MUTANT: as it is known
                    .collect();
                for updates in lacking.chunks(self.piggyback()) {
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
