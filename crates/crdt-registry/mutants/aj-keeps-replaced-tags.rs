//! # Keeps tags that were replaced
//!
//! What is wrong: a merge adds the new tag of a value and leaves the replaced one, which nobody
//! will remove.
//! Why people write it: new insertions and removals are merged apart, and a replacement is both.
//!
//! Killed by: tags::a_replaced_tag_goes_wherever_the_new_one_arrives

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
                        let kept = ours; // MUTANT: it is about what is new
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
