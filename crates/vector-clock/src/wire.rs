//! The form of a clock's entries on the wire: a map, whatever the vector inside looks like.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::Serializer;

use crate::{ClockError, NodeId};

/// The most bytes that are looked at: what a stranger sends must not decide how much memory and
/// time its reading takes.
const BYTES_MAX: usize = 1 << 20;

pub(crate) fn check_length(bytes: usize) -> Result<(), ClockError> {
    if bytes > BYTES_MAX {
        let reason = format!("{bytes} bytes are more than the {BYTES_MAX} that a clock may have");
        return Err(ClockError::DeserializationError(reason));
    }
    Ok(())
}

pub(crate) fn write<S: Serializer>(
    entries: &[(NodeId, u64)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(node, count)| (node, count)))
}

pub(crate) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(NodeId, u64)>, D::Error> {
    let entries = deserializer.deserialize_map(EntriesVisitor)?;
    normalise(entries).map_err(|node| D::Error::custom(format!("node {node:?} is named twice")))
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Vec<(NodeId, u64)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map from nodes to counts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // The length that the input claims is not reserved: it may be a lie.
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// Entries in the order and form that a clock keeps, or the node that has two.
///
/// Sorting once, not inserting one by one: in an order chosen to harm, that would take quadratic
/// time. Zeros go last, so that they cannot hide a second entry of their node.
fn normalise(mut entries: Vec<(NodeId, u64)>) -> Result<Vec<(NodeId, u64)>, NodeId> {
    entries.sort_unstable();
    if let Some(twice) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(twice[0].0.clone());
    }
    entries.retain(|(_, count)| *count > 0);
    Ok(entries)
}
