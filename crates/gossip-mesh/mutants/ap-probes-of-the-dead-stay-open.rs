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
            fn follow(&mut self, id: &MemberId, old: MemberState, actions: &mut Vec<GossipAction>) {
                let Some(new) = self.roster.get(id).map(|member| member.state) else {
                    return;
                };
                if old != new {
                    actions.push(GossipAction::MembershipChange {
                        member: id.clone(),
                        old_state: old,
                        new_state: new,
                    });
                }
                match new {
                    MemberState::Alive => {}
                    MemberState::Suspect => actions.push(GossipAction::ScheduleTimer {
                        name: format!("suspicion_{}", id.0),
                        delay: self.config.suspicion_timeout(self.cluster_size()),
                    }),
                    MemberState::Dead | MemberState::Left => {
                        // MUTANT: its timer will see to it
                        actions.push(GossipAction::ScheduleTimer {
                            name: format!("reap_{}", id.0),
                            delay: Duration::from_millis(self.config.dead_retention),
                        });
                    }
                }
            }
        }
    }
}
