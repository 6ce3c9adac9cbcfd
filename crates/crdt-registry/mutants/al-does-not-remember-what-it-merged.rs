//! # Forgets what the other had seen
//!
//! What is wrong: removals are carried out but not passed on, and old states bring back what was
//! removed.
//! Why people write it: the values are merged, and the context looks like a private matter of each
//! replica.
//!
//! Killed by: set_merges::a_set_that_has_removed_everything_still_tells_of_it,
//! set_merges::insertions_and_removals_pass_through_replicas_that_had_no_part_in_them,
//! tags::a_replica_that_comes_back_empty_goes_on_after_the_tags_it_is_told_of

mod set {
    impl<T: Clone + Eq + Hash> CRDT for ORSet<T> {
        fn merge(&mut self, other: &Self) {
            if self.context.includes(&other.context) {
                return;
            }
            let (numbers, seen) = self.context.translate(&other.context);
            let incoming = Incoming {
                entries: &other.entries,
                numbers,
                seen,
            };
            let inserted = self.merge_insertions(&incoming);
            // MUTANT: the contexts stay apart; what came in is seen, and that is all
            let _ = inserted; // MUTANT
            self.merge_removals(&incoming); // MUTANT
            for dot in self.entries.values().flat_map(Dots::iter) { // MUTANT
                self.context.insert(dot); // MUTANT
            } // MUTANT
            // A replica that comes back empty learns from others how far it had counted.
            self.clock
                .fetch_max(self.context.last_own(), Ordering::Relaxed);
        }
    }
}
