//! # Takes no insertion of a value that is there
//!
//! What is wrong: a second insertion of a value is lost when the first one is removed.
//! Why people write it: the value is in the set already, and sets have no duplicates.
//!
//! Killed by: set::a_removed_value_can_be_inserted_again_here_and_elsewhere,
//! set::an_insertion_that_the_removal_has_not_seen_stays,
//! set_merges::a_removal_of_one_insertion_leaves_the_other_to_be_removed_later

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        fn merge_insertions(&mut self, incoming: &Incoming<'_, T>) -> u64 {
            if self.entries.is_empty() {
                // Most likely all are new: make room once.
                self.entries.reserve(incoming.entries.len());
            }
            let mut inserted = 0;
            for (value, theirs) in incoming.entries {
                let here = theirs.iter().map(|dot| incoming.here(dot));
                let new = here.filter(|dot| !self.context.contains(*dot));
                let count = new.clone().count();
                if count == 0 {
                    continue;
                }
                inserted += count as u64;
                match self.entries.entry(value.clone()) {
                    Entry::Vacant(entry) => drop(Dots::collect(new).map(|dots| entry.insert(dots))),
                    Entry::Occupied(mut entry) => {
                        let ours = entry.get().iter();
                        let kept = ours.filter(|dot| incoming.keeps(*dot, Some(theirs)));
                        // MUTANT: what is there needs nothing new
                        if let Some(dots) = Dots::collect(kept) { // MUTANT
                            entry.insert(dots);
                        }
                    }
                }
            }
            inserted
        }
    }
}
