//! # Takes over every insertion of the other
//!
//! What is wrong: what was removed here comes back with an old state.
//! Why people write it: what this side does not have looks new.
//!
//! Killed by: set_merges::a_carrier_of_old_insertions_does_not_bring_them_back,
//! set_merges::a_removal_reaches_who_has_the_value,
//! set_merges::insertions_and_removals_pass_through_replicas_that_had_no_part_in_them

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
                let absent = !self.entries.contains_key(value); // MUTANT: so it is new
                let new = here.filter(|dot| absent || !self.context.contains(*dot)); // MUTANT
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
                        if let Some(dots) = Dots::collect(kept.chain(new)) {
                            entry.insert(dots);
                        }
                    }
                }
            }
            inserted
        }
    }
}
