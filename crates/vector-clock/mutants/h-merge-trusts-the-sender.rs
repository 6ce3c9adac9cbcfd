//! # Takes the counts of the sender
//!
//! What is wrong: the sender's entries overwrite the receiver's, also with older ones: the
//! receiver forgets what it had seen.
//! Why people write it: `extend` or `insert` in a loop merges two maps; that the greater count
//! must win is one `max` more.
//!
//! Killed by: merging::a_receive_takes_the_greater_of_each_pair_of_entries,
//! merging::a_message_delivered_twice_counts_two_receives_and_changes_nothing_else

mod clock {
    impl VectorClock {
        fn raise_shared(&mut self, other: &VectorClock) -> usize {
            let mut unknown = 0;
            let mut at = 0;
            for (node, count) in &other.entries {
                while self.entries.get(at).is_some_and(|(known, _)| known < node) {
                    at += 1;
                }
                match self.entries.get_mut(at) {
                    Some((known, known_count)) if known == node => {
                        *known_count = *count; // MUTANT: also when it is smaller
                        at += 1;
                    }
                    _ => unknown += 1,
                }
            }
            unknown
        }
    }
}
