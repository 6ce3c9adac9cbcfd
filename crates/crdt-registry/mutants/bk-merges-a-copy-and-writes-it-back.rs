//! # Merges a copy and writes it back
//!
//! What is wrong: what another thread changes during the merge is lost.
//! Why people write it: to hold no lock at all in a merge looks even safer than to hold one.
//!
//! Killed by: sharing::an_update_during_a_merge_is_not_lost

mod shared {
    impl<C: CRDT> CRDT for Shared<C> {
        fn merge(&mut self, other: &Self) {
            let theirs = other.read(C::clone);
            let mut merged = self.read(C::clone); // MUTANT: and others go on with what is there
            merged.merge(&theirs); // MUTANT
            self.update(|ours| *ours = merged); // MUTANT
        }
    }
}
