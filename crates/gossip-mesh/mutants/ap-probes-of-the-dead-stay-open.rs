//! # Probes of the dead stay open
//!
//! What is wrong: a member that dies and comes back during a probe is never probed again (foca,
//! issue 2).
//! Why people write it: the probe's end is in its timer, and the timer of a dead member is
//! ignored.
//!
//! Killed by: suspicion::a_member_that_dies_and_comes_back_during_a_probe_is_probed_again

mod protocol {
    mod membership {
        impl GossipProtocol {
            fn follow(&mut self, slot: Slot, old: MemberState, actions: &mut Vec<GossipAction>) {
                let member = self.roster.at(slot);
                let new = member.state;
                if old != new {
                    actions.push(GossipAction::MembershipChange {
                        member: member.id.clone(),
                        old_state: old,
                        new_state: new,
                    });
                }
                match new {
                    MemberState::Alive => {}
                    MemberState::Suspect => actions.push(GossipAction::ScheduleTimer {
                        name: ["suspicion_", &member.id.0].concat(),
                        delay: self.config.suspicion_timeout(self.cluster_size()),
                    }),
                    MemberState::Dead | MemberState::Left => {
                        // MUTANT: its timer will see to it
                        actions.push(GossipAction::ScheduleTimer {
                            name: ["reap_", &member.id.0].concat(),
                            delay: Duration::from_millis(self.config.dead_retention),
                        });
                    }
                }
            }
        }
    }
}
