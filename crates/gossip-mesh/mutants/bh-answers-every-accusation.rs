//! # Answers every accusation
//!
//! What is wrong: each copy of an old accusation raises the incarnation once more (foca has a test
//! against it).
//! Why people write it: who is accused defends itself.
//!
//! Killed by: refutation::an_old_accusation_is_not_answered

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn hear_of_self(
                &mut self,
                update: MemberUpdate,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                if self.is_own_word(&update) { // MUTANT: who is accused defends itself
                    return;
                }
                if update.state == MemberState::Alive && update.incarnation < self.roster.me().incarnation { // MUTANT
                    return; // MUTANT
                } // MUTANT
                let left = self.has_left();
                let me = self.roster.me_mut();
                me.last_update = Instant::now();
                if left {
                    me.incarnation = update.incarnation;
                    self.queue.push(ME);
                } else {
                    me.incarnation = update.incarnation.max(me.incarnation).saturating_add(1); // MUTANT
                    self.announce(Some(teller), actions);
                }
            }
        }
    }
}
