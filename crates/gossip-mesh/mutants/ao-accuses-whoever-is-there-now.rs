//! # Accuses whoever is there now
//!
//! What is wrong: a failed probe suspects the incarnation that the member has by then, though it
//! has spoken since the Ping.
//! Why people write it: the record is looked up when it is needed.
//!
//! Killed by: suspicion::a_probe_accuses_the_incarnation_that_was_pinged

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn give_up_probe(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                if let Some(probe) = self.probes.open.remove(&slot) {
                    let _ = probe; // MUTANT: as of now
                    let incarnation = self.roster.at(slot).incarnation; // MUTANT
                    self.claim(slot, MemberState::Suspect, incarnation, actions); // MUTANT
                }
            }
        }
    }
}
