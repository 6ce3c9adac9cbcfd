//! # Takes the other side's count
//!
//! What is wrong: a merge copies each count of the other, so an old state takes increments back.
//! Why people write it: it is right as long as each replica only hears news; insert() into a map
//! does it.
//!
//! Killed by: convergence::counters_both_ways_show_the_changes_that_they_have_seen,
//! convergence::growing_counters_show_the_changes_that_they_have_seen,
//! growing::a_merge_takes_the_greater_of_each_pair_of_counts

mod gcounter {
    impl GCounter {
        fn raise(&mut self, other: &Self) -> Vec<(ReplicaId, u64)> {
            let mut unknown = Vec::new();
            let mut at = 0;
            for (replica, count) in &other.counts {
                while self
                    .counts
                    .get(at)
                    .is_some_and(|(known, _)| known < replica)
                {
                    at += 1;
                }
                match self.counts.get_mut(at) {
                    Some((known, own)) if known == replica => *own = *count, // MUTANT: the newer one is assumed to be theirs
                    _ => unknown.push((replica.clone(), *count)),
                }
            }
            unknown
        }
    }
}
