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
            pub(super) fn reap(&mut self, id: &MemberId) {
                let Some(member) = self.roster.get(id) else {
                    return;
                };
                if *id != self.roster.me().id { // MUTANT: time is up
                    self.roster.remove(id);
                    self.queue.remove(id);
                }
            }
        }
    }
}
