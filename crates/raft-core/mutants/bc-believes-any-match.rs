//! # Believes a match beyond its own log
//!
//! What is wrong: a follower that claims more than there is blocks the commitment, or breaks it.
//! Why people write it: no honest follower says so; but a leader should not stumble over it.
//!
//! Killed by: commitment::strangers_and_impossible_matches_count_for_nothing

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
            let last = self.log.last_index();
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let peer = &mut progress[peer];
            if index <= peer.matched || last == 0 { // MUTANT: whatever it is
                return Vec::new();
            }
            peer.matched = index;
            peer.next = peer.next.max(index + 1);
            self.advance_commit().into_iter().collect()
        }
    }
}
