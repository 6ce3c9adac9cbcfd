//! The member list: records by name, and the live members in the order of their probes.

use crate::index::Index;
use crate::member::{Member, MemberId};
use crate::random::Random;
use crate::slots::{ME, Slot};

/// The member list of one node, itself included.
pub(crate) struct Roster {
    records: Vec<Option<Member>>,
    free: Vec<Slot>,
    index: Index,
    /// The live members but the node itself, in the order in which they are probed (SWIM, 4.3).
    ring: Vec<Slot>,
    /// The place in `ring` of the next probe.
    next: usize,
}

impl Roster {
    pub(crate) fn new(me: Member) -> Roster {
        let mut index = Index::new();
        index.insert(&me.id.0, ME);
        Roster {
            index,
            records: vec![Some(me)],
            free: Vec::new(),
            ring: Vec::new(),
            next: 0,
        }
    }

    pub(crate) fn me(&self) -> &Member {
        self.at(ME)
    }

    pub(crate) fn me_mut(&mut self) -> &mut Member {
        self.records[ME]
            .as_mut()
            .expect("a node never forgets itself")
    }

    /// Where the record of the member `name` is, if there is one.
    pub(crate) fn slot(&self, name: &str) -> Option<Slot> {
        self.index.get(name, |slot| self.at(slot).id.0 == name)
    }

    pub(crate) fn get(&self, id: &MemberId) -> Option<&Member> {
        self.slot(&id.0).map(|slot| self.at(slot))
    }

    /// The record at `slot`, which is there: whoever is removed is forgotten everywhere.
    pub(crate) fn at(&self, slot: Slot) -> &Member {
        self.records[slot]
            .as_ref()
            .expect("an index and the ring lead to records")
    }

    /// Everybody, the node itself and the dead included.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Member> {
        self.records.iter().flatten()
    }

    /// Everybody, with the place of the record.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Slot, &Member)> {
        let places = self.records.iter().enumerate();
        places.filter_map(|(slot, record)| record.as_ref().map(|member| (slot, member)))
    }

    /// How many there are in `all` at most.
    pub(crate) fn capacity(&self) -> usize {
        self.records.len()
    }

    /// The live members but the node itself.
    pub(crate) fn peers(&self) -> usize {
        self.ring.len()
    }

    /// Adds the record of a live peer; its name must be new.
    pub(crate) fn insert(&mut self, member: Member, random: &mut Random) -> Slot {
        let slot = self.free.pop().unwrap_or(self.records.len());
        if slot == self.records.len() {
            self.records.push(None);
        }
        self.index.insert(&member.id.0, slot);
        self.records[slot] = Some(member);
        self.enter(slot, random);
        slot
    }

    /// Changes the record of a peer, and its place in the ring if it dies or comes back.
    pub(crate) fn change(
        &mut self,
        slot: Slot,
        random: &mut Random,
        change: impl FnOnce(&mut Member),
    ) {
        let Some(member) = self.records[slot].as_mut() else {
            return;
        };
        let was_live = member.state.is_live();
        change(member);
        match (was_live, member.state.is_live()) {
            (false, true) => self.enter(slot, random),
            (true, false) => self.exit(slot),
            _ => {}
        }
    }

    pub(crate) fn remove(&mut self, slot: Slot) {
        if let Some(member) = self.records[slot].take() {
            self.index.remove(&member.id.0, slot);
            self.exit(slot);
            self.free.push(slot);
        }
    }

    /// Whose turn it is to be probed. Everybody has one turn in a pass; each pass has an order of
    /// its own, so that nobody waits longer than 2n - 1 turns (SWIM, 4.3).
    pub(crate) fn next_in_turn(&mut self, random: &mut Random) -> Option<Slot> {
        if self.next >= self.ring.len() {
            random.shuffle(&mut self.ring);
            self.next = 0;
        }
        let slot = *self.ring.get(self.next)?;
        self.next += 1;
        Some(slot)
    }

    /// Up to `count` different peers that `accepts` lets through, all equally likely.
    pub(crate) fn sample(
        &self,
        count: usize,
        random: &mut Random,
        accepts: impl Fn(Slot, &Member) -> bool,
    ) -> Vec<Slot> {
        let size = self.ring.len();
        let mut chosen: Vec<Slot> = Vec::with_capacity(count.min(size));
        let mut offer = |place: usize| {
            let slot = self.ring[place];
            if chosen.len() < count && !chosen.contains(&slot) && accepts(slot, self.at(slot)) {
                chosen.push(slot);
            }
            chosen.len() < count
        };
        // A few draws do in a large cluster; in a small one, or if few are acceptable, go through
        // them all, from a random place on.
        let draws = if size == 0 { 0 } else { 3 * count };
        let start = random.below(size.max(1));
        for _ in 0..draws {
            offer(random.below(size));
        }
        for step in 0..size {
            if !offer((start + step) % size) {
                break;
            }
        }
        chosen
    }

    /// A random place, so that the newcomers of a busy moment are not probed one after the other by
    /// everybody at once (SWIM, 4.3).
    fn enter(&mut self, slot: Slot, random: &mut Random) {
        let place = random.below(self.ring.len() + 1);
        self.ring.insert(place, slot);
        if place < self.next {
            self.next += 1;
        }
    }

    fn exit(&mut self, slot: Slot) {
        if let Some(place) = self.ring.iter().position(|&taken| taken == slot) {
            self.ring.remove(place);
            if place < self.next {
                self.next -= 1;
            }
        }
    }
}
