//! # Reaps the revived
//!
//! What is wrong: the timer of a death removes a member that has come back since.
//! Why people write it: the timer was set for that purpose.
//!
//! Killed by: suspicion::who_has_come_back_is_not_reaped,
//! suspicion::a_timer_that_nobody_waits_for_changes_nothing

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn reap(&mut self, slot: Slot) {
                let member = self.roster.at(slot);
                let _ = member; // MUTANT: time is up
                if slot != ME { // MUTANT
                    self.roster.remove(slot);
                    self.queue.remove(slot);
                }
            }
        }
    }
}
