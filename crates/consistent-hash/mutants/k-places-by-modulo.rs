//! # Places by modulo
//!
//! What is wrong: hash % number of positions: nearly all keys move whenever a node comes or
//! goes.
//! Why people write it: it is how hash tables and many a shard router do it.
//!
//! Killed by: lookups::random_hashes_belong_to_the_first_node_clockwise,
//! rebalancing::an_addition_moves_keys_to_the_newcomer_only,
//! rebalancing::a_removal_moves_the_keys_of_the_leaver_only

mod points {
    impl Points {
        pub(crate) fn owner(&self, hash: u64) -> Option<Slot> {
            // MUTANT: nothing of the circle is left
            let count = self.owners.len() as u64; // MUTANT
            let at = hash.checked_rem(count)?; // MUTANT
            self.owners.values().nth(at as usize).copied() // MUTANT
        }
    }
}
