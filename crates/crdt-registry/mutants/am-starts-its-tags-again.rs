//! # Starts its tags again
//!
//! What is wrong: a replica that lost its memory gives out tags that others have seen, and its
//! insertions are taken for removed.
//! Why people write it: the counter is the replica's own business, and nobody else moves it.
//!
//! Killed by: tags::a_replica_that_comes_back_empty_goes_on_after_the_tags_it_is_told_of

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
            let learnt = self.context.merge(&incoming.seen);
            // Else every operation that was new is an insertion that is still there: no removals.
            if learnt > inserted {
                self.merge_removals(&incoming);
            }
            // MUTANT: what others say does not move it
        }
    }
}
