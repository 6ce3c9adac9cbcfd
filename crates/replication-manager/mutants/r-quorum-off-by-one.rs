//! # Half is taken for a majority
//!
//! What is wrong: Half of the voters are enough: an even cluster elects two primaries.
//! Why people write it: With three or five voters, n / 2 rounded down and "at least" look the same
//! as a majority at first sight.
//!
//! Killed by: quorum::a_quorum_is_more_than_half_of_the_voters,
//! quorum::half_of_an_even_cluster_is_no_majority

mod node {
    impl Node {
        pub(crate) fn has_quorum(&self, votes: usize) -> bool {
            votes >= self.config.voters().len().div_ceil(2) // MUTANT: half is taken for a majority
        }
    }
}
