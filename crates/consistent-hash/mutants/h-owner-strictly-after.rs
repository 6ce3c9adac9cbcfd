//! # Looks strictly after the hash
//!
//! What is wrong: a hash that is equal to a position falls to the next one: what add_node
//! returns does not fit what moves.
//! Why people write it: Bound::Excluded, or a > where >= belongs; with 64 bits no random key
//! shows it.
//!
//! Killed by: lookups::a_hash_at_a_position_belongs_to_the_node_that_stands_there,
//! lookups::random_hashes_belong_to_the_first_node_clockwise

mod points {
    impl Points {
        pub(crate) fn owner(&self, hash: u64) -> Option<Slot> {
            let at = (std::ops::Bound::Excluded(hash), std::ops::Bound::Unbounded); // MUTANT
            let next = self.owners.range(at).next(); // MUTANT
            next.or_else(|| self.owners.first_key_value())
                .map(|(_, &slot)| slot)
        }
    }
}
