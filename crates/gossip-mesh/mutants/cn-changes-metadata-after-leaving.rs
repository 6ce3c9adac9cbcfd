//! # Changes metadata after leaving
//!
//! What is wrong: a member that has left announces itself under a new incarnation.
//! Why people write it: update_metadata does not look at the state.
//!
//! Killed by: leaving::who_has_left_has_no_more_metadata_to_set

mod protocol {
    impl GossipProtocol {
        pub fn update_metadata(&mut self, key: String, value: String) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            // MUTANT: the state is another matter
            let me = self.roster.me_mut();
            me.metadata.insert(key, value);
            me.last_update = Instant::now();
            me.incarnation = me.incarnation.saturating_add(1);
            self.announce(None, &mut actions);
            actions
        }
    }
}
