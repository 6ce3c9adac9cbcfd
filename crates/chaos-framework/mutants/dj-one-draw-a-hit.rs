//! # A hit draws once
//!
//! What is wrong: A probability of 50 % under a condition of 0.5 acts in half of the hits,
//! or always with it.
//! Why people write it: The number of the hit is a perfect address, so the number that it
//! gives is used for all.
//!
//! Killed by: failpoints::probabilities_are_met_and_repeatable

mod program {
    impl Choices {
        pub(crate) fn happens(&mut self, probability: f64) -> bool {
            // MUTANT: the same number again
            self.stream.child(self.taken).happens(probability)
        }
    }
}
