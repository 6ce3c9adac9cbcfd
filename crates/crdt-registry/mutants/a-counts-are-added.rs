//! # Adds the counts of both sides
//!
//! What is wrong: a merge sums the counts of a replica, so that a state that comes twice counts
//! twice.
//! Why people write it: the value is a sum, so the merge is taken for one.
//!
//! Killed by: both_ways::each_direction_is_merged_for_itself,
//! growing::a_merge_takes_the_greater_of_each_pair_of_counts, laws::merging_is_idempotent

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
                    Some((known, own)) if known == replica => *own = own.saturating_add(*count), // MUTANT: a sum is not idempotent
                    _ => unknown.push((replica.clone(), *count)),
                }
            }
            unknown
        }
    }
}
