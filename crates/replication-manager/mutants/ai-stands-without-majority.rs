//! # A node stands though it reaches no majority
//!
//! What is wrong: It takes a new epoch for each hopeless attempt; when it comes back, its epoch
//! deposes a healthy primary.
//! Why people write it: An election that cannot be won seems to do no harm.
//!
//! Killed by: quorum::a_minority_elects_nobody_and_keeps_its_epoch

mod election {
    impl Node {
        fn is_majority(&self, survey: &Survey) -> bool {
            let _ = survey; // MUTANT: the votes will tell
            true // MUTANT
        }
    }
}
