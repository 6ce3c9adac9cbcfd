//! # Does not refute
//!
//! What is wrong: a member takes over what others say of it (membership, issue 36).
//! Why people write it: it is handled as any other member.
//!
//! Killed by: in_a_cluster::a_longer_suspicion_means_fewer_false_deaths,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! in_a_cluster::a_cluster_grows_together_after_a_partition,
//! leaving::who_leaves_tells_at_once_and_goes_on_telling,
//! leaving::who_has_left_does_not_come_back_by_rumour,
//! refutation::an_accusation_is_refuted_one_incarnation_above_it,
//! refutation::who_knows_nobody_refutes_to_the_accuser,
//! refutation::a_refutation_says_all_that_its_member_says_of_itself,
//! refutation::an_old_accusation_is_not_answered,
//! refutation::the_word_of_an_earlier_life_is_outbid,
//! refutation::who_restarts_outbids_its_own_obituary, refutation::a_refutation_goes_on_spreading,
//! refutation::the_incarnation_stays_at_its_maximum

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
                if known == Some(ME) && teller == self.roster.me().address { // MUTANT: like any other
                    self.hear_of_self(update, teller, actions);
                } else if let Some(slot) = self.record(known, update, actions) {
                    self.queue.push(slot);
                }
            }
        }
    }
}
