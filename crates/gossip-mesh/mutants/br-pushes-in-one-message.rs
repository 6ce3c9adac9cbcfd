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
                    .map(|member| without_verdict(member.to_update()))
                    .filter(|update| is_lacking(update, theirs.get(&update.id)))
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
