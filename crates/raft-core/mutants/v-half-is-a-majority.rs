//! # Half of an even cluster is a majority
//!
//! What is wrong: of four members two elect a leader, and the other two another one; two of four
//! commit.
//! Why people write it: n / 2 rounded up is right for 3, 5 and 7, the sizes that are tested.
//!
//! Killed by: elections::a_majority_of_the_whole_cluster_is_needed_and_is_enough,
//! commitment::an_entry_is_committed_when_a_majority_holds_it

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub(crate) fn quorum(&self) -> usize {
            let members = self.peers.len() + 1;
            members.div_ceil(2) // MUTANT: two of four
        }
    }
}
