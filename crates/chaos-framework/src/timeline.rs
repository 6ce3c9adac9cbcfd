//! A history of one key as the search needs it: its returns in order, and what was under way then.

use crate::history::{End, Operation};

/// A set of small numbers. Few are in use at a time, so that a word is nearly always enough.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Bits {
    low: u64,
    /// Without trailing zeros, so that equal sets are equal.
    high: Vec<u64>,
}

impl Bits {
    pub(crate) fn has(&self, number: usize) -> bool {
        match number.checked_sub(64) {
            None => self.low >> number & 1 == 1,
            Some(rest) => {
                let word = self.high.get(rest / 64).copied().unwrap_or(0);
                word >> (rest % 64) & 1 == 1
            }
        }
    }

    pub(crate) fn add(&mut self, number: usize) {
        match number.checked_sub(64) {
            None => self.low |= 1 << number,
            Some(rest) => {
                if self.high.len() <= rest / 64 {
                    self.high.resize(rest / 64 + 1, 0);
                }
                self.high[rest / 64] |= 1 << (rest % 64);
            }
        }
    }

    pub(crate) fn remove(&mut self, number: usize) {
        match number.checked_sub(64) {
            None => self.low &= !(1 << number),
            Some(rest) => {
                if let Some(word) = self.high.get_mut(rest / 64) {
                    *word &= !(1 << (rest % 64));
                }
                while self.high.last() == Some(&0) {
                    self.high.pop();
                }
            }
        }
    }

    pub(crate) fn is_subset(&self, other: &Bits) -> bool {
        self.low & !other.low == 0
            && self.high.len() <= other.high.len()
            && self
                .high
                .iter()
                .zip(&other.high)
                .all(|(mine, theirs)| mine & !theirs == 0)
    }
}

/// An operation that returned.
pub(crate) struct Closed<'a, O, R> {
    pub(crate) id: usize,
    pub(crate) op: &'a O,
    pub(crate) ret: &'a R,
    /// Its bit, which it shares with operations that are never under way when it is.
    pub(crate) slot: usize,
}

/// The moment at which an operation returned.
pub(crate) struct Return {
    pub(crate) closed: usize,
    /// Those that returned then or later, and were invoked before.
    pub(crate) under_way: Vec<usize>,
    /// How many of the open ones were invoked before.
    pub(crate) open: usize,
}

pub(crate) struct Timeline<'a, O, R> {
    pub(crate) closed: Vec<Closed<'a, O, R>>,
    /// Those that never returned, in the order of their invocation.
    pub(crate) open: Vec<&'a O>,
    pub(crate) returns: Vec<Return>,
}

enum Moment {
    Opens,
    Invokes(usize),
    Returns(usize),
}

impl<'a, O, R> Timeline<'a, O, R> {
    pub(crate) fn new(operations: &'a [Operation<O, R>], ids: &[usize]) -> Self {
        let mut timeline = Timeline {
            closed: Vec::new(),
            open: Vec::new(),
            returns: Vec::new(),
        };
        let mut moments = Vec::new();
        for &id in ids {
            let Operation {
                op, invoked, end, ..
            } = &operations[id];
            match end {
                End::Failed => {}
                End::Open => {
                    timeline.open.push(op);
                    moments.push((*invoked, Moment::Opens));
                }
                End::Returned { place, ret } => {
                    let at = timeline.closed.len();
                    timeline.closed.push(Closed {
                        id,
                        op,
                        ret,
                        slot: 0,
                    });
                    moments.push((*invoked, Moment::Invokes(at)));
                    moments.push((*place, Moment::Returns(at)));
                }
            }
        }
        moments.sort_unstable_by_key(|(place, _)| *place);
        timeline.play(moments.into_iter().map(|(_, moment)| moment));
        timeline
    }

    fn play(&mut self, moments: impl Iterator<Item = Moment>) {
        let (mut under_way, mut free, mut slots, mut open) = (Vec::new(), Vec::new(), 0, 0);
        for moment in moments {
            match moment {
                Moment::Opens => open += 1,
                Moment::Invokes(closed) => {
                    self.closed[closed].slot = free.pop().unwrap_or_else(|| {
                        slots += 1;
                        slots - 1
                    });
                    under_way.push(closed);
                }
                Moment::Returns(closed) => {
                    self.returns.push(Return {
                        closed,
                        under_way: under_way.clone(),
                        open,
                    });
                    under_way.retain(|&other| other != closed);
                    free.push(self.closed[closed].slot);
                }
            }
        }
    }
}
