//! Election timeouts that differ from member to member and from draw to draw, and are the same in
//! every run.

use std::time::Duration;

/// A stream of timeouts, evenly spread between two bounds, both included.
///
/// SplitMix64 (Steele, Lea and Flood, 2014): any seed will do, 0 too, and seeds next to each other
/// give streams that have nothing in common.
#[derive(Debug)]
pub(crate) struct Timeouts {
    state: u64,
    min_ms: u64,
    /// How many different timeouts there are.
    span: u128,
}

impl Timeouts {
    pub(crate) fn new(seed: u64, min_ms: u64, max_ms: u64) -> Self {
        Self {
            state: seed,
            min_ms,
            span: u128::from(max_ms.saturating_sub(min_ms)) + 1,
        }
    }

    pub(crate) fn draw(&mut self) -> Duration {
        // The upper half of the product is below `span`: a draw without the bias of `%`.
        let above_min = (u128::from(self.next()) * self.span) >> 64;
        Duration::from_millis(self.min_ms + above_min as u64)
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
