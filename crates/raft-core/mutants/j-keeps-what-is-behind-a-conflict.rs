//! # Overwrites a conflicting entry and keeps what is behind it
//!
//! What is wrong: entries of the old leader stay behind those of the new one: the log is a
//! mixture that no leader ever had.
//! Why people write it: writing entry by entry to its index looks like what AppendEntries is
//! about.
//!
//! Killed by: following::an_entry_that_conflicts_goes_with_all_behind_it

mod log {
    impl<C: Clone> Log<C> {
        pub(crate) fn merge(&mut self, prev: LogIndex, entries: Vec<LogEntry<C>>) {
            let held = entries
                .iter()
                .zip(self.from(prev + 1))
                .take_while(|(new, old)| new.term == old.term)
                .count();
            if held < entries.len() {
                let tail = self.from(prev + 1 + entries.len() as LogIndex).to_vec(); // MUTANT: kept
                self.entries.truncate(position(prev + 1) + held);
                self.entries.extend(entries.into_iter().skip(held));
                self.entries.extend(tail); // MUTANT
            }
        }
    }
}
