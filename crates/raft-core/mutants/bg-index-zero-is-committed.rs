//! # Calls the entry 0 committed
//!
//! What is wrong: there is no entry 0, and a client that waits for it is told that it is safe.
//! Why people write it: index <= commit_index is the whole rule, nearly.
//!
//! Killed by: following::a_follower_applies_each_committed_entry_once_and_in_order

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn is_committed(&self, index: LogIndex) -> bool {
            index <= self.commit_index // MUTANT: 0 too
        }
    }
}
