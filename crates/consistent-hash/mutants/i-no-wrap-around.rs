//! # Has nothing after the last position
//!
//! What is wrong: hashes beyond the last position have no owner: with 150 virtual nodes a few
//! keys in ten thousand.
//! Why people write it: range(hash..).next() finds an owner for nearly every key that one
//! tries.
//!
//! Killed by: lookups::after_the_last_position_the_circle_begins_anew,
//! lookups::random_hashes_belong_to_the_first_node_clockwise

mod points {
    impl Points {
        pub(crate) fn owner(&self, hash: u64) -> Option<Slot> {
            let next = self.owners.range(hash..).next();
            next.map(|(_, &slot)| slot) // MUTANT: None past the end
        }
    }
}
