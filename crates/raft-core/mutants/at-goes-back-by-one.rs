//! # Goes back by one entry a refusal
//!
//! What is wrong: a follower that was away for long costs a round trip an entry.
//! Why people write it: it is what the text of §5.3 says first; the optimisation comes two
//! paragraphs later.
//!
//! Killed by: leading::back_tracking_takes_a_round_trip_a_term_and_not_an_entry,
//! leading::every_follower_of_figure_7_comes_to_the_leaders_log_with_a_refusal_a_term

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn back_track(&mut self, peer: usize, conflict: Conflict) -> Vec<RaftOutput<C>> {
            let shared = conflict.term.and_then(|term| self.log.last_index_of(term));
            let hint = shared.map_or(conflict.index, |last| last + 1).max(1); // MUTANT
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let known = &mut progress[peer];
            let back_to = hint.max(known.matched + 1).max(known.next - 1); // MUTANT: by one at most
            // A refusal that takes nothing back is a late one, and has been answered.
            if back_to >= known.next {
                return Vec::new();
            }
            known.next = back_to;
            vec![self.append_entries_to(self.peers[peer], back_to)]
        }
    }
}
