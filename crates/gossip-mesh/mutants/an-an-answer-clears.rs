//! # An answer clears the suspicion
//!
//! What is wrong: an Ack makes a suspect Alive again, here and only here: the others let it die.
//! Why people write it: it is evidently alive.
//!
//! Killed by: dissemination::a_suspect_is_told_first_of_its_suspicion,
//! dissemination::who_is_held_dead_is_told_when_it_pings,
//! dissemination::a_selector_chooses_among_those_who_are_fit,
//! indirect_probes::only_those_held_alive_are_asked_and_never_the_target,
//! precedence::what_was_known_is_no_news, suspicion::a_suspicion_that_runs_out_is_death,
//! suspicion::an_answer_does_not_end_a_suspicion

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn take_ack(&mut self, seq: u64, sender: MemberId, actions: &mut Vec<GossipAction>) {
                let asked = self.roster.slot(&sender.0).filter(|&slot| {
                    let probe = self.probes.open.get(&slot);
                    probe.is_some_and(|probe| probe.seq == seq)
                });
                if let Some(slot) = asked {
                    self.probes.close(slot);
                    // MUTANT: evidently alive
                    self.roster.change(slot, &mut self.random, |member| { // MUTANT
                        member.state = MemberState::Alive; // MUTANT
                    }); // MUTANT
                } else if self
                    .probes
                    .relays
                    .get(&seq)
                    .is_some_and(|relay| relay.target == sender)
                {
                    let Some(relay) = self.probes.relays.remove(&seq) else {
                        return;
                    };
                    self.ack(relay.seq, sender, relay.requester, actions);
                }
            }
        }
    }
}
