//! # Knocks once
//!
//! What is wrong: who got no answer to its first requests stays alone for ever.
//! Why people write it: on the developer's machine no packet is ever lost.
//!
//! Killed by: dissemination::zero_counts_as_one,
//! in_a_cluster::a_cluster_forms_around_one_seed_though_messages_are_lost,
//! joining::who_knows_nobody_goes_on_asking_the_seeds_in_turn

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn knock_if_alone(&mut self, actions: &mut Vec<GossipAction>) -> usize {
                if self.ticks > 0 || self.roster.peers() > 0 { // MUTANT: bootstrap has asked already
                    return 0;
                }
                let count = self.fanout().min(self.seeds.len());
                actions.extend(
                    self.seeds[..count]
                        .iter()
                        .map(|&seed| self.sync_request(seed)),
                );
                self.seeds.rotate_left(count);
                count
            }
        }
    }
}
