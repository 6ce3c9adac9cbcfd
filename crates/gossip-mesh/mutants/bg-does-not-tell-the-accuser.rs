//! # Does not tell the accuser
//!
//! What is wrong: a refutation is only queued; who is alone, or is accused in the last moment, is
//! not heard.
//! Why people write it: it goes out with the next round anyway.
//!
//! Killed by: refutation::an_accusation_is_refuted_one_incarnation_above_it,
//! refutation::who_knows_nobody_refutes_to_the_accuser,
//! refutation::a_refutation_says_all_that_its_member_says_of_itself,
//! refutation::the_word_of_an_earlier_life_is_outbid, refutation::a_refutation_goes_on_spreading,
//! refutation::the_incarnation_stays_at_its_maximum

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn hear_of_self(
                &mut self,
                update: MemberUpdate,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                if update.incarnation < self.roster.me().incarnation || self.is_own_word(&update) {
                    return;
                }
                let left = self.has_left();
                let me = self.roster.me_mut();
                me.last_update = Instant::now();
                if left {
                    me.incarnation = update.incarnation;
                    self.queue.push(ME);
                } else {
                    me.incarnation = update.incarnation.saturating_add(1);
                    let _ = (teller, actions); // MUTANT: with the next round
                    self.queue.push(ME); // MUTANT
                }
            }
        }
    }
}
