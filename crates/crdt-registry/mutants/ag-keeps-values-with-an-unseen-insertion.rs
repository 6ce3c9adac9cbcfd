//! # Decides for the value, not for each insertion
//!
//! What is wrong: a value of which the other side has not seen one insertion keeps all, those that
//! were removed there too; the next removal then finds it alive.
//! Why people write it: there is something unseen, so the value stays; that this holds for one
//! insertion only is easily overlooked.
//!
//! Killed by: set_merges::removals_that_each_saw_one_of_two_insertions_take_both_together

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        fn merge_removals(&mut self, incoming: &Incoming<'_, T>) {
            self.entries.retain(|value, dots| {
                if dots.iter().any(|dot| !incoming.seen.contains(dot)) { // MUTANT: all of them stay
                    return true;
                }
                let theirs = incoming.entries.get(value);
                let kept = dots.iter().filter(|dot| incoming.keeps(*dot, theirs));
                let kept = Dots::collect(kept);
                kept.map(|kept| *dots = kept).is_some()
            });
        }
    }
}
