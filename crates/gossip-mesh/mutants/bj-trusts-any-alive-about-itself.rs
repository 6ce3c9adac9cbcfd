//! # Takes any Alive for its own
//!
//! What is wrong: an Alive of an earlier life, later than the own incarnation or with another
//! address, is not answered.
//! Why people write it: nobody is accused by being called alive.
//!
//! Killed by: refutation::the_word_of_an_earlier_life_is_outbid

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
                if update.state == MemberState::Alive && !self.has_left() { // MUTANT: no accusation
                    return; // MUTANT
                } // MUTANT
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
