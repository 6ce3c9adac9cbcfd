//! # An update changes a copy
//!
//! What is wrong: what the closure does is done to a copy of the state, and lost.
//! Why people write it: a clone makes the borrow checker happy.
//!
//! Killed by: sharing::a_merge_does_not_hold_the_lock_of_the_other_handle,
//! sharing::handles_are_merged_like_what_is_behind_them,
//! sharing::threads_work_on_the_one_state_behind_their_handles

mod shared {
    impl<C: CRDT> Shared<C> {
        pub fn update<R>(&self, change: impl FnOnce(&mut C) -> R) -> R {
            change(&mut self.read(C::clone)) // MUTANT: and not what is behind the lock
        }
    }
}
