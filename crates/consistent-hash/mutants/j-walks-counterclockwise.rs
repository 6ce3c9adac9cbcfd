//! # Looks for the last position before the hash
//!
//! What is wrong: arcs begin at their position instead of ending there: consistent in itself,
//! but not with anybody else.
//! Why people write it: "the node whose range the key is in" is how many a drawing has it.
//!
//! Killed by: lookups::a_hash_between_two_positions_belongs_to_the_later_one,
//! adding::a_hash_changes_its_primary_exactly_if_it_falls_to_a_returned_position

mod points {
    impl Points {
        pub(crate) fn owner(&self, hash: u64) -> Option<Slot> {
            let next = self.owners.range(..=hash).next_back(); // MUTANT
            next.or_else(|| self.owners.last_key_value()) // MUTANT
                .map(|(_, &slot)| slot)
        }
    }
}
