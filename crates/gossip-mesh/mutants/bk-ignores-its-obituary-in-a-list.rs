//! # Ignores itself in a list
//!
//! What is wrong: who restarts does not look at its own entry in the first list it gets, and stays
//! dead for the others.
//! Why people write it: a list is read for the others in it.
//!
//! Killed by: refutation::who_restarts_outbids_its_own_obituary

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
                if known == Some(ME) { // MUTANT: it knows itself
                    return known; // MUTANT
                } // MUTANT
                if update.state != MemberState::Alive { // MUTANT
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
