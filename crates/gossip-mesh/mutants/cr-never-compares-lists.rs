//! # Never compares lists
//!
//! What is wrong: what gossip has missed stays missed.
//! Why people write it: gossip reaches everybody, with high probability.
//!
//! Killed by: anti_entropy::every_thirtieth_tick_asks_for_a_list,
//! anti_entropy::somebody_asks_the_dead, in_a_cluster::a_cluster_grows_together_after_a_partition

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn is_sync_round(&self) -> bool {
                self.ticks.is_multiple_of(SYNC_TICKS) && self.ticks == 0 // MUTANT: gossip will do
            }
        }
    }
}
