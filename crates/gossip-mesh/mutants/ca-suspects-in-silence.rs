//! # Suspects in silence
//!
//! What is wrong: who is pinged is not told first that it is suspected; it learns of it by luck
//! (Lifeguard measures what that costs).
//! Why people write it: the suspicion is in the queue like all else.
//!
//! Killed by: dissemination::a_suspect_is_told_first_of_its_suspicion,
//! dissemination::who_is_held_dead_is_told_when_it_pings

mod protocol {
    mod spreading {
        impl GossipProtocol {
            pub(super) fn accompany(
                &mut self,
                known: Option<Slot>,
                to: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let accused = known.filter(|&slot| self.roster.at(slot).state != MemberState::Alive);
                let _ = accused; // MUTANT: it is in the queue
                self.gossip(to, None, actions); // MUTANT
            }
        }
    }
}
