//! # Writes the entries in hash order
//!
//! What is wrong: equal clocks give different bytes, in one process and the next: no digest,
//! signature or cache key of them is worth anything.
//! Why people write it: a `HashMap` is the first structure that comes to mind, and its order
//! only shows when bytes are compared.
//!
//! Killed by: wire_format::equal_clocks_give_equal_bytes_whatever_their_history,
//! wire_format::the_bytes_are_a_json_object_with_its_nodes_in_order,
//! wire_format::serde_sees_the_same_map_as_the_wire

mod wire {
    pub(crate) fn write<S: Serializer>(
        entries: &[(NodeId, u64)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let map: std::collections::HashMap<_, _> = entries.iter().cloned().collect(); // MUTANT
        serializer.collect_map(&map) // MUTANT: in the order of this map
    }
}
