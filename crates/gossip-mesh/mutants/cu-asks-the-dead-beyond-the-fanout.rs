//! # Asks the dead beyond the fanout
//!
//! What is wrong: the request to a dead member does not count against the fanout.
//! Why people write it: it is one message in thirty rounds.
//!
//! Killed by: anti_entropy::somebody_asks_the_dead

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn reconcile(
                &mut self,
                target: Option<Slot>,
                room: usize,
                actions: &mut Vec<GossipAction>,
            ) -> usize {
                if let Some(slot) = target {
                    actions.push(self.sync_request(self.roster.at(slot).address));
                }
                let dead: Vec<SocketAddr> = self
                    .roster
                    .all()
                    .filter(|member| member.state == MemberState::Dead)
                    .map(|member| member.address)
                    .collect();
                if dead.is_empty() { // MUTANT: one message more
                    return 0;
                }
                let chosen = self.random.below(dead.len());
                actions.push(self.sync_request(dead[chosen]));
                // MUTANT: it does not count
                0 // MUTANT
            }
        }
    }
}
