//! # Skips the merge with an empty set
//!
//! What is wrong: a set that has removed everything cannot tell of it.
//! Why people write it: merging nothing changes nothing, so it looks like an easy way to be fast.
//!
//! Killed by: set_merges::a_carrier_of_old_insertions_does_not_bring_them_back,
//! set_merges::a_removal_of_one_insertion_leaves_the_other_to_be_removed_later,
//! set_merges::a_set_that_has_removed_everything_still_tells_of_it

mod set {
    impl<T: Clone + Eq + Hash> CRDT for ORSet<T> {
        fn merge(&mut self, other: &Self) {
            // MUTANT: there is nothing in it
            if other.is_empty() || self.context.includes(&other.context) { // MUTANT
                return;
            }
            let (numbers, seen) = self.context.translate(&other.context);
            let incoming = Incoming {
                entries: &other.entries,
                numbers,
                seen,
            };
            let inserted = self.merge_insertions(&incoming);
            let learnt = self.context.merge(&incoming.seen);
            // Else every operation that was new is an insertion that is still there: no removals.
            if learnt > inserted {
                self.merge_removals(&incoming);
            }
            // A replica that comes back empty learns from others how far it had counted.
            self.clock
                .fetch_max(self.context.last_own(), Ordering::Relaxed);
        }
    }
}
