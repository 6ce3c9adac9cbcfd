//! # Appends a new node behind the sorted ones
//!
//! What is wrong: entries are searched as if they were sorted, but a new node goes to the end:
//! it may not be found again.
//! Why people write it: `push` comes to the hand before `insert`, and a test that names its
//! nodes in order never notices.
//!
//! Killed by: ticks::a_tick_raises_the_entry_of_its_node_by_one_and_no_other,
//! ticks::the_known_nodes_are_those_with_events_each_once_and_sorted,
//! ticks::clones_and_clocks_in_other_threads_go_their_own_way,
//! wire_format::every_clock_comes_back_from_its_own_bytes

mod clock {
    impl VectorClock {
        pub fn tick(&mut self, node_id: &NodeId) {
            match self.position(node_id) {
                Ok(at) => self.entries[at].1 = self.entries[at].1.saturating_add(1),
                Err(_) => self.entries.push((node_id.clone(), 1)), // MUTANT: not where it belongs
            }
        }
    }
}
