//! What the changes that were seen give, by the handout's rules. There is no CRDT in here.

use std::fmt::Write;

/// Their order is not that of the replicas.
pub(super) const NAMES: [&str; 5] = ["c", "a", "e", "b", "d"];
/// Values and keys are few, so that changes meet.
pub(super) const DOMAIN: u32 = 3;

/// A change as the model knows it.
pub(super) struct Change {
    pub(super) number: u32,
    pub(super) replica: &'static str,
    pub(super) removes: bool,
    pub(super) with: u32,
    /// Bit `n`: change `n` had been seen by the replica.
    pub(super) past: u64,
    /// When it was made, for types that go by time.
    pub(super) time: u64,
}

pub(super) fn visible(changes: &[Change], seen: u64) -> impl Iterator<Item = &Change> {
    let seen = move |change: &&Change| seen >> change.number & 1 == 1;
    changes.iter().filter(seen)
}

pub(super) fn latest<'a>(changes: impl Iterator<Item = &'a Change>) -> Option<&'a Change> {
    changes.max_by_key(|change| (change.time, change.replica))
}

pub(super) fn expected_counts(changes: &[&Change]) -> String {
    let count = |name: Option<&str>| -> u32 {
        let of = changes.iter();
        let of = of.filter(|change| name.is_none_or(|name| name == change.replica));
        of.map(|change| change.with + 1).sum()
    };
    let mut text = format!("value {}", count(None));
    for name in NAMES {
        let _ = write!(text, ", {name}: {}", count(Some(name)));
    }
    text
}

/// An insertion is there until a removal or another insertion of the value that has seen it.
pub(super) fn expected_set(changes: &[&Change]) -> String {
    let stays = |insertion: &&&Change| {
        let covers = |later: &&Change| {
            later.with == insertion.with && later.past >> insertion.number & 1 == 1
        };
        !insertion.removes && !changes.iter().any(covers)
    };
    let there = changes.iter().filter(stays);
    let mut values: Vec<u32> = there.map(|insertion| insertion.with).collect();
    values.sort_unstable();
    values.dedup();
    let (len, empty) = (values.len(), values.is_empty());
    format!("values {values:?}, contains {values:?}, len {len}, is_empty {empty}")
}

pub(super) fn expected_map(changes: &[&Change]) -> String {
    let get = |key: u32| {
        let writes = changes.iter().copied().filter(|change| change.with == key);
        let last = latest(writes).filter(|change| !change.removes);
        last.map(|change| change.number)
    };
    let keys: Vec<u32> = (0..DOMAIN).filter(|key| get(*key).is_some()).collect();
    let mut text = format!("keys {keys:?}");
    for key in 0..DOMAIN {
        let _ = write!(text, ", {key}: {:?} ({})", get(key), get(key).is_some());
    }
    text
}
