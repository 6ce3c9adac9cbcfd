//! # Keeps the dead for ever
//!
//! What is wrong: nothing is ever reaped: the list grows with each restart under a new name.
//! Why people write it: the retention is implemented later.
//!
//! Killed by: suspicion::the_dead_and_departed_stay_until_they_are_reaped,
//! suspicion::an_old_list_does_not_bring_the_reaped_back

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn reap(&mut self, slot: Slot) {
                let member = self.roster.at(slot);
                if !member.state.is_live() && member.state == MemberState::Suspect { // MUTANT: never
                    self.roster.remove(slot);
                    self.queue.remove(slot);
                }
            }
        }
    }
}
