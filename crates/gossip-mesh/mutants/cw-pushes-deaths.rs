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
                let theirs: HashMap<MemberId, (Incarnation, MemberState)> = members
                    .iter()
                    .map(|member| (member.id.clone(), (member.incarnation, member.state)))
                    .collect();
                for member in members {
                    self.learn_from_list(member, teller, actions);
                }
                let lacking: Vec<MemberUpdate> = self
                    .roster
                    .all()
                    .map(Member::to_update) // MUTANT: as it is known
                    .filter(|update| is_lacking(update, theirs.get(&update.id)))
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
