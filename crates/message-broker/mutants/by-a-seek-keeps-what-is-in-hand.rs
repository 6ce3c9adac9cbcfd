//! # A seek keeps what is in hand
//!
//! What is wrong: What was delivered before a seek can still be acknowledged, and times out.
//! Why people write it: Only the position is changed.
//!
//! Killed by: seeking::a_seek_lets_go_of_what_is_in_hand

mod cursor {
    impl Cursor {
        pub(crate) fn move_to(&mut self, offset: Offset) {
            let first = self.unacked.min(offset); // MUTANT: what was in hand stays
            self.position = self.behind_buried(offset);
            self.unacked = first; // MUTANT
        }
    }
}
