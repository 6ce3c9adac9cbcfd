//! # A merge fills the gaps
//!
//! What is wrong: with the tags 1, 2 and 5 seen, 3 and 4 are taken for removed.
//! Why people write it: insertions of one replica seem to come in order, so that the gaps look like noise.
//!
//! Killed by: set_merges::with_the_tags_1_2_and_5_seen_the_tags_3_and_4_are_not

mod context {
    impl Runs {
        fn merge(&mut self, other: &Runs) {
            self.0.extend(&other.0);
            self.0.sort_unstable();
            self.0.dedup_by(|(first, last), (_, previous_last)| {
                let joined = *first <= *last; // MUTANT: always
                if joined {
                    *previous_last = (*previous_last).max(*last);
                }
                joined
            });
        }
    }
}
