//! # Draws from a generator that knows no zero
//!
//! What is wrong: xorshift stays at 0 once it is there: member 0 draws the same timeout for ever.
//! Why people write it: it is the shortest generator that one knows by heart; its state must not
//! be 0, and ids start there.
//!
//! Killed by: timers::timeouts_are_spread_over_the_whole_range_with_both_its_ends

mod timeout {
    impl Timeouts {
        fn next(&mut self) -> u64 {
            self.state ^= self.state << 13; // MUTANT: xorshift64
            self.state ^= self.state >> 7; // MUTANT
            self.state ^= self.state << 17; // MUTANT
            self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) // MUTANT
        }
    }
}
