//! # The timer kills the refuted
//!
//! What is wrong: an expired suspicion timer means death, whatever has been heard since.
//! Why people write it: the timer was set for that purpose, and there is no way to cancel it.
//!
//! Killed by: in_a_cluster::a_longer_suspicion_means_fewer_false_deaths,
//! suspicion::a_refuted_suspicion_does_not_run_out,
//! suspicion::a_timer_that_nobody_waits_for_changes_nothing

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn end_suspicion(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                let member = self.roster.at(slot);
                let incarnation = member.incarnation;
                if !self.has_left() { // MUTANT: time is up
                    self.claim(slot, MemberState::Dead, incarnation, actions);
                }
            }
        }
    }
}
