//! The replicated log: entries from index 1, without gaps, their terms never falling.

use crate::{LogEntry, LogIndex, Term};

#[derive(Debug)]
pub(crate) struct Log<C: Clone> {
    entries: Vec<LogEntry<C>>,
}

/// Where a follower's log departs from what the leader expects, as told to the leader.
#[derive(Debug)]
pub(crate) struct Conflict {
    pub(crate) index: LogIndex,
    pub(crate) term: Option<Term>,
}

impl<C: Clone> Log<C> {
    pub(crate) fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    pub(crate) fn entries(&self) -> &[LogEntry<C>] {
        &self.entries
    }

    pub(crate) fn last_index(&self) -> LogIndex {
        self.entries.len() as LogIndex
    }

    pub(crate) fn last_term(&self) -> Term {
        self.entries.last().map_or(0, |entry| entry.term)
    }

    /// The term at `index`, with term 0 at index 0; `None` past the end.
    pub(crate) fn term_at(&self, index: LogIndex) -> Option<Term> {
        match index.checked_sub(1) {
            None => Some(0),
            Some(at) => self
                .entries
                .get(usize::try_from(at).ok()?)
                .map(|entry| entry.term),
        }
    }

    /// The entries at `from` and after; none if `from` is past the end.
    pub(crate) fn from(&self, from: LogIndex) -> &[LogEntry<C>] {
        self.entries.get(position(from)..).unwrap_or_default()
    }

    /// The last entry of `term`. Terms never fall along a log, so two searches by halves do for
    /// what would be a walk (see also [`conflict`](Self::conflict)).
    pub(crate) fn last_index_of(&self, term: Term) -> Option<LogIndex> {
        let end = self.entries.partition_point(|entry| entry.term <= term);
        let last = self.entries[..end].last()?;
        (last.term == term).then_some(end as LogIndex)
    }

    /// Whether this log holds an entry of `term` at `index`, and if not, where it departs (§5.3:
    /// "the term of the conflicting entry and the first index it stores for that term").
    pub(crate) fn conflict(&self, index: LogIndex, term: Term) -> Option<Conflict> {
        match self.term_at(index) {
            Some(held) if held == term => None,
            Some(held) => {
                let before = self.entries.partition_point(|entry| entry.term < held);
                Some(Conflict {
                    index: before as LogIndex + 1,
                    term: Some(held),
                })
            }
            None => Some(Conflict {
                index: self.last_index() + 1,
                term: None,
            }),
        }
    }

    pub(crate) fn push(&mut self, term: Term, command: C) -> LogIndex {
        let index = self.last_index() + 1;
        self.entries.push(LogEntry {
            term,
            index,
            command,
        });
        index
    }

    /// Takes over the entries that follow `prev`, a place where both logs agree.
    ///
    /// Only an entry that contradicts a new one goes, with all behind it (Figure 2, AppendEntries,
    /// steps 3 and 4). A message that was late and tells less than is known removes nothing.
    pub(crate) fn merge(&mut self, prev: LogIndex, entries: Vec<LogEntry<C>>) {
        let held = entries
            .iter()
            .zip(self.from(prev + 1))
            .take_while(|(new, old)| new.term == old.term)
            .count();
        if held < entries.len() {
            self.entries.truncate(position(prev + 1) + held);
            self.entries.extend(entries.into_iter().skip(held));
        }
    }

    /// A copy of the entries after `after`, up to and including `last`.
    pub(crate) fn between(&self, after: LogIndex, last: LogIndex) -> Vec<LogEntry<C>> {
        self.entries[position(after + 1)..position(last + 1)].to_vec()
    }
}

/// Where in the vector the entry of `index` stands. Indexes come from the log's own length, or were
/// compared with it, so they fit.
fn position(index: LogIndex) -> usize {
    usize::try_from(index.saturating_sub(1)).unwrap_or(usize::MAX)
}
