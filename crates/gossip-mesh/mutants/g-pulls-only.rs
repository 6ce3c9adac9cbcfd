//! # Pulls and does not push
//!
//! What is wrong: the sender of a list is not told what its list lacks; a newcomer learns of all,
//! and nobody of it.
//! Why people write it: "synchronise" is read as "copy from the other".
//!
//! Killed by: anti_entropy::who_sends_a_list_is_told_what_it_lacks,
//! anti_entropy::a_death_is_pushed_as_an_accusation,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! joining::a_newcomer_and_its_seed_learn_of_each_other

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
                    .take(0) // MUTANT: only pull
                    .map(|(_, member)| without_verdict(member.to_update()))
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
