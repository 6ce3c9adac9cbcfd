//! The news that still has to be spread, and how often it went out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::slots::{BySlot, Slot};

/// How often sent, then the newest first.
type Turn = (u32, Reverse<u64>);

/// Whom there is news of. What the news is stands in the roster, so that a newer state takes the
/// older one's place by itself.
#[derive(Default)]
pub(crate) struct Queue {
    turns: BTreeMap<Turn, Slot>,
    places: BySlot<Turn>,
    pushed: u64,
}

impl Queue {
    pub(crate) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }

    /// There is news of the member at `slot`, which nobody has been told.
    pub(crate) fn push(&mut self, slot: Slot) {
        self.remove(slot);
        self.pushed += 1;
        self.put(slot, (0, Reverse(self.pushed)));
    }

    /// There is nothing to say about the member at `slot` any more.
    pub(crate) fn remove(&mut self, slot: Slot) {
        if let Some(turn) = self.places.remove(slot) {
            self.turns.remove(&turn);
        }
    }

    /// The content of one message: `first` if given, queued or not, then what was sent least often
    /// (SWIM, 4.1), `count` in all. What has now been sent `limit` times is forgotten.
    pub(crate) fn take(&mut self, first: Option<Slot>, count: usize, limit: u32) -> Vec<Slot> {
        let mut sent = Vec::new();
        if let Some(slot) = first {
            let turn = self.places.get(slot).copied();
            self.remove(slot);
            sent.push((turn, slot));
        }
        while sent.len() < count
            && let Some((turn, slot)) = self.turns.pop_first()
        {
            self.places.remove(slot);
            sent.push((Some(turn), slot));
        }
        for &(turn, slot) in &sent {
            if let Some((times, age)) = turn
                && times + 1 < limit
            {
                self.put(slot, (times + 1, age));
            }
        }
        sent.into_iter().map(|(_, slot)| slot).collect()
    }

    fn put(&mut self, slot: Slot, turn: Turn) {
        self.turns.insert(turn, slot);
        self.places.insert(slot, turn);
    }
}
