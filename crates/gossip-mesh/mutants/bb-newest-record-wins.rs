//! # The newest record wins
//!
//! What is wrong: entries of a list are judged by last_update, across clocks that have nothing to
//! do with each other.
//! Why people write it: last write wins is a rule that everybody knows.
//!
//! Killed by: precedence::nothing_is_decided_by_the_time_of_an_update

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
                let last = known.map(|slot| self.roster.at(slot).last_update); // MUTANT: last write wins
                if last.is_some_and(|last| last > member.last_update) { // MUTANT
                    return known; // MUTANT
                } // MUTANT
                let update = without_verdict(MemberUpdate::from(member));
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
