//! # Keeps the entries in the order in which they came
//!
//! What is wrong: entries are searched and compared as if they were sorted, and duplicates are
//! looked for among neighbours only; a message in another order breaks all three.
//! Why people write it: one's own bytes always arrive sorted, so no round trip ever shows it.
//!
//! Killed by: wire_format::any_order_and_white_space_are_read,
//! hostile_input::a_node_named_twice_is_refused

mod wire {
    fn normalise(mut entries: Vec<(NodeId, u64)>) -> Result<Vec<(NodeId, u64)>, NodeId> {
        // MUTANT: taken as sorted
        if let Some(twice) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(twice[0].0.clone());
        }
        entries.retain(|(_, count)| *count > 0);
        Ok(entries)
    }
}
