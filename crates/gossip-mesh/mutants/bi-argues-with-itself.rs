//! # Argues with itself
//!
//! What is wrong: the own Alive, heard back, counts as a claim and is outbid.
//! Why people write it: everything about oneself is treated alike.
//!
//! Killed by: anti_entropy::equal_lists_cause_nothing,
//! anti_entropy::a_death_is_pushed_as_an_accusation,
//! refutation::ones_own_word_heard_back_is_no_claim

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn hear_of_self(
                &mut self,
                update: MemberUpdate,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                if update.incarnation < self.roster.me().incarnation { // MUTANT: whatever it is
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
                    self.announce(Some(teller), actions);
                }
            }
        }
    }
}
