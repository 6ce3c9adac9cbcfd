//! # Takes the conflict index, whatever the term
//!
//! What is wrong: entries that the follower has are sent again.
//! Why people write it: the index alone is enough to get there.
//!
//! Killed by: leading::a_refusal_takes_next_back_past_a_whole_term_and_is_answered_at_once

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn back_track(&mut self, peer: usize, conflict: Conflict) -> Vec<RaftOutput<C>> {
            let shared = conflict.term.and_then(|term| self.log.last_index_of(term));
            let hint = shared.map_or(conflict.index, |_| conflict.index); // MUTANT: the term is not used
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let known = &mut progress[peer];
            let back_to = hint.max(known.matched + 1);
            // A refusal that takes nothing back is a late one, and has been answered.
            if back_to >= known.next {
                return Vec::new();
            }
            known.next = back_to;
            vec![self.append_entries_to(self.peers[peer], back_to)]
        }
    }
}
