//! # Leaves twice
//!
//! What is wrong: the second leave is announced as the first.
//! Why people write it: it does no harm.
//!
//! Killed by: leaving::who_leaves_tells_at_once_and_goes_on_telling

mod protocol {
    impl GossipProtocol {
        pub fn leave(&mut self) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            // MUTANT: it does no harm
            self.probes.clear();
            let me = self.roster.me_mut();
            me.state = MemberState::Left;
            me.last_update = Instant::now();
            actions.push(GossipAction::MembershipChange {
                member: self.roster.me().id.clone(),
                old_state: MemberState::Alive,
                new_state: MemberState::Left,
            });
            self.announce(None, &mut actions);
            actions
        }
    }
}
