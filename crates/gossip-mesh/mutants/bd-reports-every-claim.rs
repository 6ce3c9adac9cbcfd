//! # Reports every claim
//!
//! What is wrong: the application is told of a change where only the incarnation has changed.
//! Why people write it: the record has changed.
//!
//! Killed by: precedence::a_greater_incarnation_counts_whatever_the_state

mod protocol {
    mod membership {
        impl GossipProtocol {
            fn follow(&mut self, id: &MemberId, old: MemberState, actions: &mut Vec<GossipAction>) {
                let Some(new) = self.roster.get(id).map(|member| member.state) else {
                    return;
                };
                if old != new || old == MemberState::Suspect { // MUTANT: something has changed
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
