//! # Every repeat gives more time
//!
//! What is wrong: each copy of a suspicion starts its timer again; where rumours go round, nobody
//! ever dies.
//! Why people write it: the handler of a Suspect sets the timer.
//!
//! Killed by: precedence::what_was_known_is_no_news,
//! suspicion::a_suspicion_by_hearsay_runs_out_too

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn record(
                &mut self,
                known: Option<Slot>,
                update: MemberUpdate,
                actions: &mut Vec<GossipAction>,
            ) -> Option<Slot> {
                let Some(slot) = known else {
                    return self.admit(update, actions);
                };
                let member = self.roster.at(slot);
                if !member.yields_to(update.incarnation, update.state) {
                    let state = member.state; // MUTANT: the timer is set for every copy
                    if state == MemberState::Suspect && update.state == state { // MUTANT
                        self.follow(slot, state, actions); // MUTANT
                    } // MUTANT
                    return None;
                }
                let old_state = member.state;
                self.overwrite(slot, update);
                self.follow(slot, old_state, actions);
                Some(slot)
            }
        }
    }
}
