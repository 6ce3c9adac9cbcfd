//! The circle: which nodes stand at which position.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::iter::once;

use crate::members::{Members, Slot};

/// Position to nodes. At a position where virtual nodes of several nodes collide all of them stand
/// side by side, in ascending order of their ids, whoever came first: the smallest id owns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Points {
    owners: BTreeMap<u64, Slot>,
    /// The others at a position, behind the owner. With 64 bits this map is empty in practice;
    /// kept apart, it costs the common case nothing, neither memory nor time.
    behind: BTreeMap<u64, Vec<Slot>>,
}

impl Points {
    /// Puts a node at a position. Returns whether it owns the position now.
    pub(crate) fn insert(&mut self, position: u64, slot: Slot, members: &Members) -> bool {
        match self.owners.entry(position) {
            Entry::Vacant(vacant) => {
                vacant.insert(slot);
                true
            }
            Entry::Occupied(mut owner) => {
                let crowd = self.behind.entry(position).or_default();
                crowd.extend([*owner.get(), slot]);
                crowd.sort_unstable_by_key(|&slot| &members.node(slot).id);
                crowd.dedup();
                let first = crowd.remove(0);
                owner.insert(first);
                if crowd.is_empty() {
                    self.behind.remove(&position);
                }
                first == slot
            }
        }
    }

    /// Takes a node away from a position; others that stand there stay. Returns whether it owned
    /// the position.
    pub(crate) fn remove(&mut self, position: u64, slot: Slot) -> bool {
        let Entry::Occupied(mut owner) = self.owners.entry(position) else {
            return false;
        };
        let owned = *owner.get() == slot;
        match self.behind.get_mut(&position) {
            None if owned => {
                owner.remove();
            }
            None => {}
            Some(crowd) => {
                if owned {
                    owner.insert(crowd.remove(0));
                } else {
                    crowd.retain(|&other| other != slot);
                }
                if crowd.is_empty() {
                    self.behind.remove(&position);
                }
            }
        }
        owned
    }

    /// The owner of a hash: of the first position at or after it, and after the last position the
    /// circle begins anew.
    pub(crate) fn owner(&self, hash: u64) -> Option<Slot> {
        let next = self.owners.range(hash..).next();
        next.or_else(|| self.owners.first_key_value())
            .map(|(_, &slot)| slot)
    }

    /// All points, clockwise from `hash`, once around.
    pub(crate) fn walk(&self, hash: u64) -> impl Iterator<Item = (u64, Slot)> {
        self.owners
            .range(hash..)
            .chain(self.owners.range(..hash))
            .flat_map(|(&position, &owner)| {
                once(owner)
                    .chain(self.others(position).iter().copied())
                    .map(move |slot| (position, slot))
            })
    }

    /// Who stands at a position behind its owner.
    fn others(&self, position: u64) -> &[Slot] {
        self.behind.get(&position).map_or(&[], Vec::as_slice)
    }
}
