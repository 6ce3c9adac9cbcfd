//! What is still to happen, in the order in which it will.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::process::NodeId;
use crate::time::Time;

/// The name of a pending event: whose it is, who sent it, its number on that way, and whether it
/// is the second copy of a message. It is the same in every run in which the same things were
/// sent, whatever happened elsewhere; among events of one instant it decides the order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Tag(u64);

impl Tag {
    /// As many nodes as a tag can tell apart.
    pub(crate) const NODES_MAX: u64 = 0xffff;
    const COPY: u64 = 1 << 31;

    /// A node's own event: a timer, an input, its start.
    pub(crate) fn local(node: NodeId, nth: u32) -> Self {
        Self::message(0, node, nth)
    }

    pub(crate) fn message(from: NodeId, to: NodeId, nth: u32) -> Self {
        debug_assert!(
            u64::from(nth) < Self::COPY,
            "over two thousand million on one link"
        );
        Tag(to << 48 | from << 32 | u64::from(nth))
    }

    pub(crate) fn copy(self) -> Self {
        Tag(self.0 | Self::COPY)
    }

    pub(crate) fn is_copy(self) -> bool {
        self.0 & Self::COPY != 0
    }

    /// The node at which it happens; 0 for a fault of the plan.
    pub(crate) fn node(self) -> NodeId {
        self.0 >> 48
    }

    /// The sender; 0 for a local event.
    pub(crate) fn from(self) -> NodeId {
        self.0 >> 32 & 0xffff
    }

    #[cfg(test)]
    fn nth(self) -> u32 {
        (self.0 & (Self::COPY - 1)) as u32
    }
}

/// A pending event: when, which, and where its content lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub(crate) at: Time,
    pub(crate) tag: Tag,
    pub(crate) slot: u32,
}

impl Ord for Ticket {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.tag).cmp(&(other.at, other.tag))
    }
}

impl PartialOrd for Ticket {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The pending events: a heap while time decides, a plain list while an exploration chooses.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    heap: BinaryHeap<Reverse<Ticket>>,
    parked: Vec<Ticket>,
}

impl Queue {
    pub(crate) fn push(&mut self, ticket: Ticket) {
        self.heap.push(Reverse(ticket));
    }

    pub(crate) fn next_at(&self) -> Option<Time> {
        self.heap.peek().map(|next| next.0.at)
    }

    pub(crate) fn pop(&mut self) -> Option<Ticket> {
        self.heap.pop().map(|next| next.0)
    }

    /// How many are in line, cancelled timers included.
    pub(crate) fn len(&self) -> usize {
        self.heap.len()
    }

    /// Keeps only what is `wanted`.
    pub(crate) fn retain(&mut self, wanted: impl Fn(&Ticket) -> bool) {
        self.heap.retain(|next| wanted(&next.0));
    }

    /// Everything pending, in order.
    pub(crate) fn drain(&mut self) -> Vec<Ticket> {
        let mut all: Vec<Ticket> = self.heap.drain().map(|next| next.0).collect();
        all.sort_unstable();
        all
    }

    /// Sets an event aside until [`Queue::unpark`].
    pub(crate) fn park(&mut self, ticket: Ticket) {
        self.parked.push(ticket);
    }

    /// Has every parked event happen now that `ready` no longer holds back.
    pub(crate) fn unpark(&mut self, now: Time, ready: impl Fn(&Ticket) -> bool) {
        for ticket in std::mem::take(&mut self.parked) {
            if ready(&ticket) {
                self.push(Ticket { at: now, ..ticket });
            } else {
                self.parked.push(ticket);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Queue, Tag, Ticket};
    use crate::time::Time;

    fn ticket(at: u64, tag: Tag) -> Ticket {
        Ticket {
            at: Time::from_micros(at),
            tag,
            slot: 0,
        }
    }

    #[test]
    fn a_tag_gives_back_what_it_was_made_of() {
        let tag = Tag::message(65_535, 40_000, 2_000_000_000);
        assert_eq!(
            (tag.from(), tag.node(), tag.nth()),
            (65_535, 40_000, 2_000_000_000)
        );
        assert!(!tag.is_copy());
        let copy = tag.copy();
        assert_eq!(
            (copy.from(), copy.node(), copy.nth()),
            (65_535, 40_000, 2_000_000_000)
        );
        assert!(copy.is_copy() && copy != tag);
        assert_eq!((Tag::local(7, 3).from(), Tag::local(7, 3).node()), (0, 7));
    }

    #[test]
    fn time_goes_first_and_the_tag_breaks_ties() {
        let (a, b, c) = (
            Tag::message(2, 1, 0),
            Tag::message(1, 2, 0),
            Tag::message(1, 2, 1),
        );
        let mut queue = Queue::default();
        for pending in [ticket(5, a), ticket(3, c), ticket(3, b), ticket(4, a)] {
            queue.push(pending);
        }
        assert_eq!(queue.len(), 4);
        assert_eq!(queue.next_at(), Some(Time::from_micros(3)));
        let order: Vec<Ticket> = std::iter::from_fn(|| queue.pop()).collect();
        assert_eq!(
            order,
            [ticket(3, b), ticket(3, c), ticket(4, a), ticket(5, a)]
        );
    }

    #[test]
    fn draining_gives_the_same_order() {
        let mut queue = Queue::default();
        let (a, b) = (ticket(9, Tag::local(1, 1)), ticket(8, Tag::local(2, 1)));
        queue.push(a);
        queue.push(b);
        queue.push(ticket(7, Tag::local(3, 1)));
        queue.retain(|ticket| ticket.tag.node() != 3);
        assert_eq!(queue.drain(), [b, a]);
        assert_eq!(queue.len(), 0);
    }

    #[test]
    fn what_is_parked_comes_back_when_it_is_ready() {
        let mut queue = Queue::default();
        queue.park(ticket(1, Tag::local(1, 1)));
        queue.park(ticket(2, Tag::local(2, 1)));
        assert_eq!(queue.next_at(), None);
        queue.unpark(Time::from_micros(9), |parked| parked.tag.node() == 2);
        assert_eq!(queue.pop(), Some(ticket(9, Tag::local(2, 1))));
        assert_eq!(queue.pop(), None);
        queue.unpark(Time::from_micros(7), |_| true);
        assert_eq!(queue.pop(), Some(ticket(7, Tag::local(1, 1))));
    }
}
