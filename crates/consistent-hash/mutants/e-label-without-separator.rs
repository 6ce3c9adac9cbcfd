//! # Writes id and index without a separator
//!
//! What is wrong: virtual node 12 of node-1 and virtual node 2 of node-11 are one position.
//! Why people write it: format!("{id}{index}") is the first thing that comes to mind (ringpop,
//! issue 241).
//!
//! Killed by: hashing::no_two_virtual_nodes_share_a_label,
//! hashing::a_virtual_node_stands_at_the_hash_of_its_id_a_hash_sign_and_its_index

mod hash {
    impl Label {
        pub(crate) fn of(node_id: &str) -> Self {
            // Room for the separator and twenty digits.
            let mut text = String::with_capacity(node_id.len() + 21);
            text.push_str(node_id);
            // MUTANT: no separator
            let stem = text.len();
            Self { text, stem }
        }
    }
}
