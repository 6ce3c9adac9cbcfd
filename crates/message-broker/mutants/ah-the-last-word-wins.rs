//! # The last word wins
//!
//! What is wrong: A commit that comes late sets the group back.
//! Why people write it: Assigning is simpler than comparing.
//!
//! Killed by: offsets::what_is_committed_never_goes_back,
//! seeking::a_seek_leaves_what_is_committed_as_it_is,
//! seeking::a_seek_back_repeats_even_what_is_promised_at_most_once

mod cursor {
    impl Cursor {
        pub(crate) fn commit(&mut self, next: Offset) {
            let next = self.behind_buried(next);
            self.committed = Some(next); // MUTANT: whatever was before
            self.forget_failures(next);
            if self.unacked < next {
                self.unacked = next;
                self.position = self.position.max(next);
                self.forget_deliveries();
            }
        }
    }
}
