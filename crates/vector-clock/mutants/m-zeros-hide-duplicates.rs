//! # Drops zeros before it looks for duplicates
//!
//! What is wrong: {"a":0, "a":1} passes, since one of the two has gone before they are counted.
//! Why people write it: cleaning up first and checking the clean rest is a good habit
//! elsewhere.
//!
//! Killed by: hostile_input::a_zero_hides_no_second_entry

mod wire {
    fn normalise(mut entries: Vec<(NodeId, u64)>) -> Result<Vec<(NodeId, u64)>, NodeId> {
        entries.retain(|(_, count)| *count > 0); // MUTANT: before the check, so a zero hides a name
        entries.sort_unstable();
        if let Some(twice) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(twice[0].0.clone());
        }
        // MUTANT: dropped above
        Ok(entries)
    }
}
