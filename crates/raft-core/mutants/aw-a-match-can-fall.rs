//! # Takes the match of the last reply
//!
//! What is wrong: a late success lowers the match, and a majority that was there is not seen.
//! Why people write it: an assignment instead of a maximum.
//!
//! Killed by: commitment::a_match_never_falls_within_a_term

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
            let last = self.log.last_index();
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let peer = &mut progress[peer];
            if index > last { // MUTANT: also if it is an old one
                return Vec::new();
            }
            peer.matched = index;
            peer.next = peer.next.max(index + 1);
            self.advance_commit().into_iter().collect()
        }
    }
}
