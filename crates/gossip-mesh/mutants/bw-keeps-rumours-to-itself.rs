//! # Does not pass on what it hears
//!
//! What is wrong: only who has found something out tells it; everybody would have to hear it from
//! there (memberlist, issue 311).
//! Why people write it: it is not its own news.
//!
//! Killed by: anti_entropy::somebody_asks_the_dead,
//! anti_entropy::accusations_of_a_list_are_passed_on_and_its_members_are_not,
//! dissemination::a_tick_contacts_as_many_as_the_fanout_and_the_pinged_one_is_among_them,
//! dissemination::news_are_told_a_few_times_more_in_a_larger_cluster,
//! dissemination::the_least_told_goes_first,
//! dissemination::newer_news_of_a_member_take_the_place_of_older,
//! dissemination::what_is_heard_is_passed_on,
//! dissemination::an_alive_carries_address_and_metadata,
//! dissemination::news_ride_along_with_an_answer,
//! dissemination::the_dead_and_departed_get_no_news,
//! dissemination::a_selector_chooses_among_those_who_are_fit, dissemination::zero_counts_as_one,
//! in_a_cluster::a_change_reaches_everybody_in_a_logarithm_of_rounds,
//! in_a_cluster::a_longer_suspicion_means_fewer_false_deaths,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere, leaving::a_good_bye_is_no_failure,
//! precedence::what_was_known_is_no_news

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn learn(
                &mut self,
                update: MemberUpdate,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let known = self.roster.slot(&update.id.0);
                if known == Some(ME) {
                    self.hear_of_self(update, teller, actions);
                } else if let Some(slot) = self.record(known, update, actions) {
                    let _ = slot; // MUTANT: not its own news
                }
            }
        }
    }
}
