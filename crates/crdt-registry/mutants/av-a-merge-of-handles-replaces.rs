//! # A merge of handles replaces the state
//!
//! What is wrong: what was behind the handle is lost.
//! Why people write it: the copy of the other state is stored where it should have been merged.
//!
//! Killed by: sharing::a_merge_does_not_hold_the_lock_of_the_other_handle,
//! sharing::handles_are_merged_like_what_is_behind_them

mod shared {
    impl<C: CRDT> CRDT for Shared<C> {
        fn merge(&mut self, other: &Self) {
            let theirs = other.read(C::clone);
            self.update(|ours| *ours = theirs); // MUTANT: theirs instead of ours
        }
    }
}
