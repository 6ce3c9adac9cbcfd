//! # Repeats whole lists
//!
//! What is wrong: everybody in a list is passed on; a newcomer tells all members of all members.
//! Why people write it: learnt is learnt.
//!
//! Killed by: anti_entropy::accusations_of_a_list_are_passed_on_and_its_members_are_not,
//! dissemination::who_has_no_news_gossips_nothing,
//! dissemination::news_are_told_a_few_times_more_in_a_larger_cluster,
//! dissemination::the_least_told_goes_first,
//! dissemination::newer_news_of_a_member_take_the_place_of_older,
//! dissemination::news_ride_along_with_an_answer,
//! refutation::a_refutation_goes_on_spreading

mod protocol {
    mod syncing {
        impl GossipProtocol {
            fn learn_from_list(
                &mut self,
                member: Member,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) -> Option<Slot> {
                let known = self.roster.slot(&member.id.0);
                let update = without_verdict(MemberUpdate::from(member));
                if known == Some(ME) || update.incarnation < u64::MAX { // MUTANT: learnt is learnt
                    self.learn(update, teller, actions);
                    known
                } else {
                    let news = self.record(known, update, actions);
                    known.or(news)
                }
            }
        }
    }
}
