//! # A success does not move next
//!
//! What is wrong: every heartbeat carries the whole log from where the leader was elected.
//! Why people write it: match is what commits; that next follows it is noticed only on the
//! network.
//!
//! Killed by: leading::every_member_is_sent_what_it_lacks

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
            let last = self.log.last_index();
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let peer = &mut progress[peer];
            if index <= peer.matched || index > last {
                return Vec::new();
            }
            peer.matched = index;
            // MUTANT: next stays
            self.advance_commit().into_iter().collect()
        }
    }
}
