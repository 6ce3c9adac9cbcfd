//! # Believes the deaths in a list
//!
//! What is wrong: who was cut off holds everybody dead, and its list kills them all.
//! Why people write it: a list is news like any other.
//!
//! Killed by: anti_entropy::a_death_in_a_list_is_an_accusation

mod protocol {
    mod syncing {
        impl GossipProtocol {
            fn learn_from_list(
                &mut self,
                member: Member,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) -> Option<Slot> {
                let known = self.roster.slot(&member.id.0);
                let update = MemberUpdate::from(member); // MUTANT: as it is written
                if known == Some(ME) || update.state != MemberState::Alive {
                    self.learn(update, teller, actions);
                    known
                } else {
                    let news = self.record(known, update, actions);
                    known.or(news)
                }
            }
        }
    }
}
