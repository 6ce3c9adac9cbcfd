//! Where the member list keeps a record, and what else is known by that place.

/// Where a record is kept; it stays there until the record is removed.
pub(crate) type Slot = usize;

/// The slot of the node's own record.
pub(crate) const ME: Slot = 0;

/// Something about some of the members, found without their names. Slots are few and used again, so
/// it is a plain table.
pub(crate) struct BySlot<T>(Vec<Option<T>>);

impl<T> Default for BySlot<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> BySlot<T> {
    pub(crate) fn get(&self, slot: Slot) -> Option<&T> {
        self.0.get(slot)?.as_ref()
    }

    pub(crate) fn insert(&mut self, slot: Slot, value: T) {
        if slot >= self.0.len() {
            self.0.resize_with(slot + 1, || None);
        }
        self.0[slot] = Some(value);
    }

    pub(crate) fn remove(&mut self, slot: Slot) -> Option<T> {
        self.0.get_mut(slot)?.take()
    }
}
