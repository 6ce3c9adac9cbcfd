//! Random choices that are the same in every run.

use crate::member::MemberId;

/// SplitMix64 (Steele, Lea and Flood, 2014), started from a member's name: each member makes
/// choices of its own, and the same ones in every run.
pub(crate) struct Random(u64);

impl Random {
    /// The stream of the member `id`, by FNV-1a of its name.
    pub(crate) fn of(id: &MemberId) -> Random {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Random(id.0.bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }

    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    /// Puts `items` into a random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}
