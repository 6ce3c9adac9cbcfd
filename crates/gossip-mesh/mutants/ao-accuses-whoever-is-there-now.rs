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
            pub(super) fn give_up_probe(&mut self, id: &MemberId, actions: &mut Vec<GossipAction>) {
                if let Some(probe) = self.probes.open.remove(id) {
                    let known = self.roster.get(id).map(|member| member.incarnation); // MUTANT: as of now
                    let incarnation = known.unwrap_or(probe.incarnation); // MUTANT
                    self.claim(id, MemberState::Suspect, incarnation, actions); // MUTANT
                }
            }
        }
    }
}
