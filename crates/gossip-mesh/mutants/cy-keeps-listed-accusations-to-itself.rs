//! # Keeps the accusations of a list to itself
//!
//! What is wrong: a suspicion from a list is not passed on, so the accused does not hear of it
//! before it is dead here.
//! Why people write it: lists are not passed on.
//!
//! Killed by: anti_entropy::accusations_of_a_list_are_passed_on_and_its_members_are_not

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
                let update = without_verdict(MemberUpdate::from(member));
                if known == Some(ME) { // MUTANT: lists are not passed on
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
