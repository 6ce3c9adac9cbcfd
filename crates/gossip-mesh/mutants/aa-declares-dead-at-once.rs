//! # Declares dead at once
//!
//! What is wrong: a failed probe is death; there is no time to refute it (SWIM without section
//! 4.2).
//! Why people write it: it did not answer anybody.
//!
//! Killed by: in_a_cluster::a_crash_is_noticed_in_a_time_that_does_not_depend_on_the_size,
//! in_a_cluster::a_longer_suspicion_means_fewer_false_deaths,
//! indirect_probes::without_helpers_the_probe_fails_at_once,
//! indirect_probes::silence_to_the_end_of_the_round_is_suspicious,
//! probes::only_the_answer_with_the_right_number_and_sender_ends_a_probe,
//! probes::a_member_whose_probe_is_open_is_not_pinged_again,
//! suspicion::a_suspicion_that_runs_out_is_death

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn give_up_probe(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
                if let Some(probe) = self.probes.open.remove(&slot) {
                    self.claim(slot, MemberState::Dead, probe.incarnation, actions); // MUTANT: no suspicion
                }
            }
        }
    }
}
