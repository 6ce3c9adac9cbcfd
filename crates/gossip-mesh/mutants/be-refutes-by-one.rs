//! # Refutes by one
//!
//! What is wrong: the own incarnation goes up by one, whatever that of the accusation: after a
//! restart it takes many rounds to get past the old one.
//! Why people write it: `+= 1` is what the word increment means.
//!
//! Killed by: leaving::who_leaves_tells_at_once_and_goes_on_telling,
//! refutation::an_accusation_is_refuted_one_incarnation_above_it,
//! refutation::who_knows_nobody_refutes_to_the_accuser,
//! refutation::an_old_accusation_is_not_answered,
//! refutation::the_word_of_an_earlier_life_is_outbid,
//! refutation::who_restarts_outbids_its_own_obituary,
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
                    me.incarnation = me.incarnation.saturating_add(1); // MUTANT: one more
                    self.announce(Some(teller), actions);
                }
            }
        }
    }
}
