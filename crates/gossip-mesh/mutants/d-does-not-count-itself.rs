//! # Does not count itself
//!
//! What is wrong: cluster_size is one too small, and with it the logarithms.
//! Why people write it: the list is thought of as "the others".
//!
//! Killed by: anti_entropy::equal_lists_cause_nothing,
//! anti_entropy::accusations_of_a_list_are_passed_on_and_its_members_are_not,
//! dissemination::news_are_told_a_few_times_more_in_a_larger_cluster,
//! dissemination::the_least_told_goes_first,
//! dissemination::newer_news_of_a_member_take_the_place_of_older,
//! dissemination::news_ride_along_with_an_answer,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! in_a_cluster::a_cluster_grows_together_after_a_partition,
//! in_a_cluster::nobody_is_suspected_where_nothing_fails,
//! joining::bootstrap_asks_each_seed_once_and_never_itself,
//! joining::a_member_counts_itself_and_those_under_suspicion,
//! joining::a_newcomer_and_its_seed_learn_of_each_other,
//! leaving::new_metadata_go_out_at_once_and_complete,
//! suspicion::a_suspicion_lasts_longer_in_a_larger_cluster

mod protocol {
    impl GossipProtocol {
        pub fn cluster_size(&self) -> usize {
            self.roster.peers() // MUTANT: the member itself is missing
        }
    }
}
