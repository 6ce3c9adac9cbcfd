//! # Keeps deaths to itself
//!
//! What is wrong: who lets a suspicion run out tells nobody.
//! Why people write it: everybody has the timer anyway.
//!
//! Killed by: suspicion::a_suspicion_that_runs_out_is_death

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn claim(
                &mut self,
                slot: Slot,
                state: MemberState,
                incarnation: Incarnation,
                actions: &mut Vec<GossipAction>,
            ) {
                let update = MemberUpdate {
                    id: self.roster.at(slot).id.clone(),
                    state,
                    incarnation,
                    address: None,
                    metadata: None,
                };
                if self.record(Some(slot), update, actions).is_some() {
                    if state != MemberState::Dead { // MUTANT: they all have a timer
                        self.queue.push(slot);
                    } // MUTANT
                }
            }
        }
    }
}
