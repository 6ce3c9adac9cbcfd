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
            ) {
                let known = self.roster.get(&member.id).map(|known| known.last_update); // MUTANT: last write wins
                if known.is_some_and(|known| known > member.last_update) { // MUTANT
                    return; // MUTANT
                } // MUTANT
                let update = without_verdict(MemberUpdate::from(member));
                if update.id == self.roster.me().id || update.state != MemberState::Alive {
                    self.learn(update, teller, actions);
                } else {
                    self.record(update, actions);
                }
            }
        }
    }
}
