//! # Zero is nothing
//!
//! What is wrong: with fanout 0 the arithmetic of a tick underflows.
//! Why people write it: nobody would set it to 0.
//!
//! Dies by: panic
//!
//! Killed by: dissemination::zero_counts_as_one

mod protocol {
    impl GossipProtocol {
        fn fanout(&self) -> usize {
            self.config.fanout // MUTANT: as configured
        }
    }
}
