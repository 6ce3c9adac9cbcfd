//! The news that still has to be spread, and how often it went out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::member::MemberId;

/// How often sent, then the newest first.
type Turn = (u32, Reverse<u64>);

/// Whom there is news of. What the news is stands in the roster, so that a newer state takes the
/// older one's place by itself.
#[derive(Default)]
pub(crate) struct Queue {
    turns: BTreeMap<Turn, MemberId>,
    places: HashMap<MemberId, Turn>,
    pushed: u64,
}

impl Queue {
    pub(crate) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }

    /// There is news of `id`, which nobody has been told.
    pub(crate) fn push(&mut self, id: &MemberId) {
        self.remove(id);
        self.pushed += 1;
        self.put(id.clone(), (0, Reverse(self.pushed)));
    }

    /// There is nothing to say about `id` any more.
    pub(crate) fn remove(&mut self, id: &MemberId) {
        if let Some(turn) = self.places.remove(id) {
            self.turns.remove(&turn);
        }
    }

    /// The content of one message: `first` if given, queued or not, then what was sent least often
    /// (SWIM, 4.1), `count` in all. What has now been sent `limit` times is forgotten.
    pub(crate) fn take(
        &mut self,
        first: Option<&MemberId>,
        count: usize,
        limit: u32,
    ) -> Vec<MemberId> {
        let mut sent = Vec::new();
        if let Some(id) = first {
            let turn = self.places.get(id).copied();
            self.remove(id);
            sent.push((turn, id.clone()));
        }
        while sent.len() < count
            && let Some((turn, id)) = self.turns.pop_first()
        {
            self.places.remove(&id);
            sent.push((Some(turn), id));
        }
        for (turn, id) in &sent {
            if let Some((times, age)) = turn
                && times + 1 < limit
            {
                self.put(id.clone(), (times + 1, *age));
            }
        }
        sent.into_iter().map(|(_, id)| id).collect()
    }

    fn put(&mut self, id: MemberId, turn: Turn) {
        self.turns.insert(turn, id.clone());
        self.places.insert(id, turn);
    }
}
