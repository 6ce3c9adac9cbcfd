//! # A second suspicion has the first one's time
//!
//! What is wrong: a suspicion of a later incarnation does not start the timer again.
//! Why people write it: the timer is set where the state changes, and Suspect to Suspect is no
//! change.
//!
//! Killed by: suspicion::a_suspicion_by_hearsay_runs_out_too

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
                    MemberState::Suspect if old == new => {} // MUTANT: it is suspected already
                    MemberState::Suspect => actions.push(GossipAction::ScheduleTimer {
                        name: format!("suspicion_{}", id.0),
                        delay: self.config.suspicion_timeout(self.cluster_size()),
                    }),
                    MemberState::Dead | MemberState::Left => {
                        self.probes.close(id);
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
