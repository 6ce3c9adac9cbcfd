//! # A fixed retransmit limit
//!
//! What is wrong: an update is sent equally often in a cluster of any size; in a larger one
//! somebody misses it.
//! Why people write it: a constant is enough, in the test.
//!
//! Killed by: dissemination::news_are_told_a_few_times_more_in_a_larger_cluster,
//! dissemination::the_least_told_goes_first,
//! dissemination::newer_news_of_a_member_take_the_place_of_older,
//! dissemination::news_ride_along_with_an_answer,
//! leaving::new_metadata_go_out_at_once_and_complete,
//! leaving::who_leaves_tells_at_once_and_goes_on_telling,
//! refutation::a_refutation_goes_on_spreading

mod config {
    impl GossipConfig {
        pub(crate) fn retransmit_limit(&self, size: usize) -> u32 {
            RETRANSMIT_MULTIPLIER * (usize::BITS - 2_usize.leading_zeros() // MUTANT: enough for two
                ).max(1)
        }
    }
}
