//! From a member's name to the place of its record.

use std::hash::{BuildHasher, RandomState};

use crate::slots::Slot;

/// An odd number without a pattern: the golden ratio, as in SplitMix64.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash table of slots. The names are in the records and nowhere else; a look-up reads one line of
/// this table, then a record that is wanted anyway. Linear probing, at most half full.
///
/// Eight bytes of a name are one multiplication of which both halves are kept (the step of wyhash):
/// names are short, and nearly every message has one looked up, so SipHash would be felt. Names
/// come from the network. But each index has a secret of its own, which does not show outside, since
/// nothing is done in the order of the table; so colliding names cannot be made up beforehand. That
/// is less than SipHash promises. Whoever can send us names, though, can also say that everybody is
/// dead: the protocol trusts its network for more than its speed.
pub(crate) struct Index {
    secret: u64,
    cells: Vec<Cell>,
    taken: usize,
}

#[derive(Clone, Copy)]
struct Cell {
    hash: u32,
    /// `FREE` if there is none.
    slot: u32,
}

const FREE: Cell = Cell {
    hash: 0,
    slot: u32::MAX,
};

impl Cell {
    fn is_free(self) -> bool {
        self.slot == FREE.slot
    }
}

impl Index {
    pub(crate) fn new() -> Index {
        Index {
            secret: RandomState::new().hash_one(FACTOR),
            cells: vec![FREE; 8],
            taken: 0,
        }
    }

    /// The slot of `name`; `holds` says whether it is the name of the record at a slot.
    pub(crate) fn get(&self, name: &str, holds: impl Fn(Slot) -> bool) -> Option<Slot> {
        let hash = self.hash(name);
        let mut place = self.home(hash);
        loop {
            let cell = self.cells[place];
            if cell.is_free() {
                return None;
            }
            if cell.hash == hash && holds(cell.slot as Slot) {
                return Some(cell.slot as Slot);
            }
            place = self.after(place);
        }
    }

    /// Adds a name that is not there yet.
    pub(crate) fn insert(&mut self, name: &str, slot: Slot) {
        if 2 * (self.taken + 1) > self.cells.len() {
            let larger = vec![FREE; 2 * self.cells.len()];
            for cell in std::mem::replace(&mut self.cells, larger) {
                if !cell.is_free() {
                    self.put(cell);
                }
            }
        }
        let slot = u32::try_from(slot).expect("fewer members than addresses");
        let hash = self.hash(name);
        self.put(Cell { hash, slot });
        self.taken += 1;
    }

    /// Removes a name that is there. What follows without a gap moves up if that brings it closer to
    /// its home, so that there is never a gap between the two.
    pub(crate) fn remove(&mut self, name: &str, slot: Slot) {
        let mut gap = self.home(self.hash(name));
        while self.cells[gap].slot as Slot != slot {
            gap = self.after(gap);
        }
        let mut place = self.after(gap);
        while !self.cells[place].is_free() {
            let home = self.home(self.cells[place].hash);
            if self.distance(home, place) >= self.distance(gap, place) {
                self.cells[gap] = self.cells[place];
                gap = place;
            }
            place = self.after(place);
        }
        self.cells[gap] = FREE;
        self.taken -= 1;
    }

    fn put(&mut self, cell: Cell) {
        let mut place = self.home(cell.hash);
        while !self.cells[place].is_free() {
            place = self.after(place);
        }
        self.cells[place] = cell;
    }

    fn home(&self, hash: u32) -> usize {
        hash as usize & (self.cells.len() - 1)
    }

    fn after(&self, place: usize) -> usize {
        (place + 1) & (self.cells.len() - 1)
    }

    /// How many steps it is from one place to a later one.
    fn distance(&self, from: usize, to: usize) -> usize {
        to.wrapping_sub(from) & (self.cells.len() - 1)
    }

    fn hash(&self, name: &str) -> u32 {
        let (words, rest) = name.as_bytes().as_chunks::<8>();
        let last = rest
            .iter()
            .fold(1, |word, &byte| word << 8 | u64::from(byte));
        let words = words.iter().map(|word| u64::from_le_bytes(*word));
        words.chain([last]).fold(self.secret, mix) as u32
    }
}

fn mix(hash: u64, word: u64) -> u64 {
    let product = u128::from(hash ^ word) * u128::from(FACTOR);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Index;
    use crate::slots::Slot;

    /// Names come and go at random, and the index is asked for every name after each step.
    #[test]
    fn it_finds_what_a_map_finds_after_every_arrival_and_departure() {
        let names: Vec<String> = (0..48).map(|number| format!("member-{number}")).collect();
        for seed in 0..32_u64 {
            let mut draw = seed;
            let mut index = Index {
                secret: seed,
                ..Index::new()
            };
            let mut there: BTreeMap<&str, Slot> = BTreeMap::new();
            for slot in 0..200 {
                draw = draw
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let name = names[(draw >> 33) as usize % names.len()].as_str();
                match there.remove(name) {
                    Some(slot) => index.remove(name, slot),
                    None => {
                        index.insert(name, slot);
                        there.insert(name, slot);
                    }
                }
                assert_eq!(index.taken, there.len());
                assert!(2 * index.taken <= index.cells.len(), "more than half full");
                for name in &names {
                    let is_it = |slot: Slot| there.get(name.as_str()) == Some(&slot);
                    let found = index.get(name, is_it);
                    assert_eq!(
                        found,
                        there.get(name.as_str()).copied(),
                        "seed {seed}, {name}"
                    );
                }
            }
        }
    }
}
