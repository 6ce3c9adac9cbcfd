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
                    MemberState::Suspect if old == new => {} // MUTANT: it is suspected already
                    MemberState::Suspect => actions.push(GossipAction::ScheduleTimer {
                        name: ["suspicion_", &member.id.0].concat(),
                        delay: self.config.suspicion_timeout(self.cluster_size()),
                    }),
                    MemberState::Dead | MemberState::Left => {
                        self.probes.close(slot);
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
