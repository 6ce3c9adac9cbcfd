//! # The incarnation wraps around
//!
//! What is wrong: an accusation at u64::MAX throws the member back to 0, and nobody believes it
//! any more (memberlist, issue 359).
//! Why people write it: `+ 1`, made safe against the panic.
//!
//! Killed by: refutation::the_incarnation_stays_at_its_maximum

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
                    me.incarnation = update.incarnation.wrapping_add(1) // MUTANT: no panic
                    ;
                    self.announce(Some(teller), actions);
                }
            }
        }
    }
}
