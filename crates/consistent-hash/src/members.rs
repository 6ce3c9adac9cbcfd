//! The physical nodes of a ring, each in a slot of its own.
//!
//! A point of the ring names its node by slot, four bytes, where an id would have to be cloned and
//! compared; with 150 points a node the map of the points is what must be small.

use std::collections::BTreeMap;

use crate::PhysicalNode;

/// Where a member is kept. A slot is used again after its member has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot(u32);

impl Slot {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug, Clone)]
struct Member {
    node: PhysicalNode,
    /// The positions of its virtual nodes, ascending: what its removal must find again.
    positions: Vec<u64>,
}

/// All members, by slot and by id.
#[derive(Debug, Clone, Default)]
pub(crate) struct Members {
    slots: Vec<Option<Member>>,
    free: Vec<Slot>,
    by_id: BTreeMap<String, Slot>,
    /// How many members have a position at all.
    placed: usize,
}

impl Members {
    /// Puts `node` in, in the place of a member with the same id if there is one. Returns its slot,
    /// and the positions that it had before.
    pub(crate) fn insert(&mut self, node: PhysicalNode, positions: Vec<u64>) -> (Slot, Vec<u64>) {
        let slot = self.slot_for(&node.id);
        self.placed += usize::from(!positions.is_empty());
        let member = Member { node, positions };
        let before = self.slots[slot.index()].replace(member);
        let old = before.map(|member| member.positions).unwrap_or_default();
        self.placed -= usize::from(!old.is_empty());
        (slot, old)
    }

    /// Takes a member out. Returns the slot, which is now free, and the positions that it had.
    pub(crate) fn remove(&mut self, id: &str) -> Option<(Slot, Vec<u64>)> {
        let slot = self.by_id.remove(id)?;
        let member = self.slots[slot.index()].take()?;
        self.placed -= usize::from(!member.positions.is_empty());
        self.free.push(slot);
        Some((slot, member.positions))
    }

    /// # Panics
    ///
    /// If no member is in `slot`: a point outlived its node.
    pub(crate) fn node(&self, slot: Slot) -> &PhysicalNode {
        let member = self.slots[slot.index()].as_ref();
        &member.expect("points name members only").node
    }

    pub(crate) fn find(&self, id: &str) -> Option<Slot> {
        self.by_id.get(id).copied()
    }

    /// The slots of all members, in ascending order of their ids.
    pub(crate) fn listed(&self) -> Vec<Slot> {
        self.by_id.values().copied().collect()
    }

    pub(crate) fn count(&self) -> usize {
        self.by_id.len()
    }

    /// How many members have a position.
    pub(crate) fn placed(&self) -> usize {
        self.placed
    }

    /// One more than the greatest index of a slot.
    pub(crate) fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The slot of the member `id`, or one for it to move into.
    fn slot_for(&mut self, id: &str) -> Slot {
        if let Some(slot) = self.find(id) {
            return slot;
        }
        let slot = self.free.pop().unwrap_or_else(|| {
            let index = u32::try_from(self.slots.len()).expect("fewer than 2^32 nodes");
            self.slots.push(None);
            Slot(index)
        });
        self.by_id.insert(id.to_string(), slot);
        slot
    }
}
