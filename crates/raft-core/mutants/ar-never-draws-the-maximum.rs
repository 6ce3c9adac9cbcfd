//! # Leaves the greatest timeout out
//!
//! What is wrong: election_timeout_max is never drawn; the range 10..=11 has one value.
//! Why people write it: max - min is how ranges are written.
//!
//! Killed by: timers::timeouts_are_spread_over_the_whole_range_with_both_its_ends

mod timeout {
    impl Timeouts {
        pub(crate) fn new(seed: u64, min_ms: u64, max_ms: u64) -> Self {
            Self {
                state: seed,
                min_ms,
                span: u128::from(max_ms.saturating_sub(min_ms)).max(1), // MUTANT: the end is not in it
            }
        }
    }
}
