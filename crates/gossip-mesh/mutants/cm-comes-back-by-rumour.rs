//! # Comes back by rumour
//!
//! What is wrong: a member that has left refutes what is said of it, and is alive again.
//! Why people write it: who is accused defends itself.
//!
//! Killed by: leaving::who_has_left_does_not_come_back_by_rumour

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
                if left && update.state == MemberState::Left { // MUTANT: who is accused defends itself
                    me.incarnation = update.incarnation;
                    self.queue.push(ME);
                } else {
                    me.state = MemberState::Alive; // MUTANT
                    me.incarnation = update.incarnation.saturating_add(1);
                    self.announce(Some(teller), actions);
                }
            }
        }
    }
}
