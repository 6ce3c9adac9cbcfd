//! # Reports every claim
//!
//! What is wrong: the application is told of a change where only the incarnation has changed.
//! Why people write it: the record has changed.
//!
//! Killed by: precedence::a_greater_incarnation_counts_whatever_the_state

mod protocol {
    mod membership {
        impl GossipProtocol {
            fn follow(&mut self, slot: Slot, old: MemberState, actions: &mut Vec<GossipAction>) {
                let member = self.roster.at(slot);
                let new = member.state;
                if old != new || old == MemberState::Suspect { // MUTANT: something has changed
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
