//! # Lets the last of two entries win
//!
//! What is wrong: a node named twice is no error; which count is taken depends on the reader,
//! so two readers disagree about one message.
//! Why people write it: it is what reading into a `HashMap` or a `BTreeMap` does, without a
//! word.
//!
//! Killed by: hostile_input::a_node_named_twice_is_refused,
//! hostile_input::a_zero_hides_no_second_entry

mod wire {
    fn normalise(mut entries: Vec<(NodeId, u64)>) -> Result<Vec<(NodeId, u64)>, NodeId> {
        entries.sort_by(|left, right| left.0.cmp(&right.0)); // MUTANT: stable, the last one stays last
        entries.reverse(); // MUTANT
        entries.dedup_by(|earlier, later| earlier.0 == later.0); // MUTANT: instead of an error
        entries.reverse(); // MUTANT
        entries.retain(|(_, count)| *count > 0);
        Ok(entries)
    }
}
