//! # Judges after leaving
//!
//! What is wrong: the timers of a member that has left still declare others dead.
//! Why people write it: timers run by themselves.
//!
//! Killed by: leaving::who_has_left_probes_and_accuses_nobody

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn end_suspicion(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                let member = self.roster.at(slot);
                let incarnation = member.incarnation;
                if member.state == MemberState::Suspect { // MUTANT: timers run by themselves
                    self.claim(slot, MemberState::Dead, incarnation, actions);
                }
            }
        }
    }
}
