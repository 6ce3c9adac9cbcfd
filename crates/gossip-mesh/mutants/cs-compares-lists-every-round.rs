//! # Compares lists in every round
//!
//! What is wrong: the whole list goes over the network each second; the load grows with the
//! cluster.
//! Why people write it: more is safer.
//!
//! Killed by: anti_entropy::every_thirtieth_tick_asks_for_a_list,
//! anti_entropy::somebody_asks_the_dead, dissemination::what_is_heard_is_passed_on,
//! dissemination::a_selector_chooses_among_those_who_are_fit,
//! in_a_cluster::the_load_of_a_member_does_not_depend_on_the_size,
//! joining::who_knows_nobody_goes_on_asking_the_seeds_in_turn

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn is_sync_round(&self) -> bool {
                self.ticks.is_multiple_of(SYNC_TICKS.min(1)) // MUTANT: more is safer
            }
        }
    }
}
