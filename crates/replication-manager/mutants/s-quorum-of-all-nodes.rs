//! # Observers count for the quorum
//!
//! What is wrong: The majority is taken of all nodes that are configured, observers included.
//! Why people write it: config.nodes.len() is at hand, and most clusters have no observers.
//!
//! Killed by: quorum::a_quorum_is_more_than_half_of_the_voters,
//! quorum::observers_neither_vote_nor_make_a_majority

mod node {
    impl Node {
        pub(crate) fn has_quorum(&self, votes: usize) -> bool {
            votes > self.config.nodes.len() / 2 // MUTANT: observers count for the quorum
        }
    }
}
