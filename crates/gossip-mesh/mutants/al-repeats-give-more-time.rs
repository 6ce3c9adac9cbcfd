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
            pub(super) fn record(&mut self, update: MemberUpdate, actions: &mut Vec<GossipAction>) -> bool {
                match self.roster.get(&update.id) {
                    None => self.admit(update, actions),
                    Some(known) if known.yields_to(update.incarnation, update.state) => {
                        let (id, old_state) = (update.id.clone(), known.state);
                        self.overwrite(update);
                        self.follow(&id, old_state, actions);
                        true
                    }
                    Some(known) => { // MUTANT: the timer is set for every copy
                        let (id, state) = (update.id.clone(), known.state); // MUTANT
                        if state == MemberState::Suspect && update.state == state { // MUTANT
                            self.follow(&id, state, actions); // MUTANT
                        } // MUTANT
                        false // MUTANT
                    } // MUTANT
                }
            }
        }
    }
}
