//! # Never asks the dead
//!
//! What is wrong: after a partition both sides hold each other dead for ever.
//! Why people write it: the dead do not answer.
//!
//! Killed by: anti_entropy::somebody_asks_the_dead,
//! in_a_cluster::a_cluster_grows_together_after_a_partition

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
                if room == 0 || !dead.is_empty() || dead.is_empty() { // MUTANT: the dead do not answer
                    return 0;
                }
                let chosen = self.random.below(dead.len());
                actions.push(self.sync_request(dead[chosen]));
                1
            }
        }
    }
}
