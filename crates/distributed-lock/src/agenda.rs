//! A queue of what is to be looked at, and when.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Instant;

/// Times at which slots are to be looked at, kept lazily: to put off a look costs nothing.
///
/// Who plans a look for later than one that is planned already is looked at too early, and plans
/// again. So a lock that is renewed or released and acquired ten thousand times during one lease is
/// one entry here, and is looked at once.
#[derive(Default)]
pub(crate) struct Agenda {
    entries: BinaryHeap<Reverse<(Instant, u32)>>,
    /// By slot: the next look. Entries at other times are leftovers.
    planned: Vec<Option<Instant>>,
}

impl Agenda {
    /// Has `slot` looked at when `at` has come, or before.
    pub(crate) fn plan(&mut self, slot: u32, at: Instant) {
        let index = slot as usize;
        if index >= self.planned.len() {
            self.planned.resize(index + 1, None);
        }
        if self.planned[index].is_some_and(|planned| planned <= at) {
            return;
        }
        self.planned[index] = Some(at);
        self.entries.push(Reverse((at, slot)));
        self.drop_leftovers();
    }

    /// The time of the next look.
    pub(crate) fn next(&self) -> Option<Instant> {
        let Reverse((at, _)) = self.entries.peek()?;
        Some(*at)
    }

    /// Takes the next slot whose time has come.
    pub(crate) fn take_due(&mut self, now: Instant) -> Option<u32> {
        while let Some(Reverse((at, slot))) = self.entries.peek().copied() {
            if at > now {
                break;
            }
            self.entries.pop();
            let planned = &mut self.planned[slot as usize];
            if *planned == Some(at) {
                *planned = None;
                return Some(slot);
            }
        }
        None
    }

    /// Keeps leftovers from piling up: they are fewer than the slots, or few.
    fn drop_leftovers(&mut self) {
        if self.entries.len() > 2 * self.planned.len() + 64 {
            let planned = &self.planned;
            self.entries
                .retain(|Reverse((at, slot))| planned[*slot as usize] == Some(*at));
        }
    }
}
