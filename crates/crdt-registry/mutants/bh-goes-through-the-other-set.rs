//! # Goes through the other set for each value
//!
//! What is wrong: a merge of two sets takes quadratic time.
//! Why people write it: find says what is meant, and on ten values it is fast.
//!
//! Killed by: cost::a_merge_of_sets_looks_at_each_value_a_few_times

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        fn merge_removals(&mut self, incoming: &Incoming<'_, T>) {
            self.entries.retain(|value, dots| {
                if !dots.iter().any(|dot| incoming.seen.contains(dot)) {
                    return true;
                }
                let mut entries = incoming.entries.iter(); // MUTANT: one after the other
                let theirs = entries.find(|(other, _)| *other == value); // MUTANT
                let theirs = theirs.map(|(_, dots)| dots); // MUTANT
                let kept = dots.iter().filter(|dot| incoming.keeps(*dot, theirs));
                let kept = Dots::collect(kept);
                kept.map(|kept| *dots = kept).is_some()
            });
        }
    }
}
