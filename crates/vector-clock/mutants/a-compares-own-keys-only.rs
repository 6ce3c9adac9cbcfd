//! # Compares the nodes of the left side only
//!
//! What is wrong: nodes that only `other` knows are passed over, so {a:1} and {a:1, b:1} come
//! out as equal.
//! Why people write it: one loop over one's own map is the obvious way to write it; half of the
//! definition is in the keys that are missing (seen in GoVector, issue 69).
//!
//! Killed by: causal_order::a_missing_entry_stands_at_zero_on_either_side,
//! causal_order::random_pairs_stand_as_they_were_built_to_stand

mod clock {
    impl VectorClock {
        pub fn compare(&self, other: &VectorClock) -> CausalOrder {
            let (mut mine, mut theirs) = (self.entries.as_slice(), other.entries.as_slice());
            let (mut behind, mut ahead) = (false, false);
            while let ([(node, count), my_rest @ ..], [(their_node, their_count), their_rest @ ..]) =
                (mine, theirs)
            {
                // An entry on one side only stands against a 0, and no entry is 0.
                match node.cmp(their_node) {
                    Ordering::Less => (ahead, mine) = (true, my_rest),
                    Ordering::Greater => theirs = their_rest, // MUTANT: only they know this node
                    Ordering::Equal => {
                        behind |= count < their_count;
                        ahead |= count > their_count;
                        (mine, theirs) = (my_rest, their_rest);
                    }
                }
                if behind && ahead {
                    return CausalOrder::Concurrent;
                }
            }
            CausalOrder::of(behind, ahead || !mine.is_empty()) // MUTANT: what they have left is ignored
        }
    }
}
