//! # A late refusal takes back what has matched
//!
//! What is wrong: next falls to or below match: entries that are known to be there are sent
//! again.
//! Why people write it: next is lowered at a refusal, and a refusal is what arrived.
//!
//! Killed by: leading::a_late_refusal_neither_takes_back_what_matched_nor_is_answered

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn back_track(&mut self, peer: usize, conflict: Conflict) -> Vec<RaftOutput<C>> {
            let shared = conflict.term.and_then(|term| self.log.last_index_of(term));
            let hint = shared.map_or(conflict.index, |last| last + 1);
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let known = &mut progress[peer];
            let back_to = hint.max(1); // MUTANT: wherever the match is
            // A refusal that takes nothing back is a late one, and has been answered.
            if back_to >= known.next {
                return Vec::new();
            }
            known.next = back_to;
            vec![self.append_entries_to(self.peers[peer], back_to)]
        }
    }
}
