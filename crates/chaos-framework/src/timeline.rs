//! A history of one key as the search needs it: its returns in order, and what was under way then.

use crate::history::{End, Operation};

/// An operation that returned.
pub(crate) struct Closed<'a, O, R> {
    pub(crate) id: usize,
    pub(crate) op: &'a O,
    pub(crate) ret: &'a R,
}

/// The moment at which an operation returned.
pub(crate) struct Return {
    pub(crate) closed: usize,
    /// The others that were under way.
    pub(crate) others: Vec<usize>,
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
                    timeline.closed.push(Closed { id, op, ret });
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
        let (mut under_way, mut open) = (Vec::new(), 0);
        for moment in moments {
            match moment {
                Moment::Opens => open += 1,
                Moment::Invokes(closed) => under_way.push(closed),
                Moment::Returns(closed) => {
                    under_way.retain(|&other| other != closed);
                    self.returns.push(Return {
                        closed,
                        others: under_way.clone(),
                        open,
                    });
                }
            }
        }
    }
}
