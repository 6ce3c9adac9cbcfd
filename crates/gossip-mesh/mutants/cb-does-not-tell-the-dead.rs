//! # Does not tell the dead
//!
//! What is wrong: who is held dead and pings is not told so, and never refutes it.
//! Why people write it: the dead do not answer.
//!
//! Killed by: dissemination::who_is_held_dead_is_told_when_it_pings

mod protocol {
    mod spreading {
        impl GossipProtocol {
            pub(super) fn accompany(
                &mut self,
                known: Option<Slot>,
                to: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let accused = known.filter(|&slot| self.roster.at(slot).state == MemberState::Suspect); // MUTANT: the others are gone
                self.gossip(to, accused, actions);
            }
        }
    }
}
