//! # A short run cuts a long one
//!
//! What is wrong: a run within another one ends it early, so that what was seen is forgotten, and comes back.
//! Why people write it: runs are sorted by their first count, and the last of the later one seems to be the greater.
//!
//! Killed by: set_merges::an_old_state_with_one_late_tag_does_not_make_a_set_forget_what_it_has_seen

mod context {
    impl Runs {
        fn merge(&mut self, other: &Runs) {
            self.0.extend(&other.0);
            self.0.sort_unstable();
            self.0.dedup_by(|(first, last), (_, previous_last)| {
                let joined = *first <= previous_last.saturating_add(1);
                if joined {
                    *previous_last = *last; // MUTANT: whichever is greater
                }
                joined
            });
        }
    }

    impl Context {
        pub(crate) fn merge(&mut self, theirs: &Seen) -> u64 {
            let mut learnt = 0;
            for (ours, theirs) in self.seen.0.iter_mut().zip(&theirs.0) {
                let before = ours.len();
                ours.merge(theirs);
                learnt += ours.len().abs_diff(before); // MUTANT: which hides it
            }
            learnt
        }
    }
}
