//! # Limits each partition by itself
//!
//! What is wrong: A consumer with many partitions holds many times what it may.
//! Why people write it: What is in hand is counted where it is kept.
//!
//! Killed by: flow::the_limit_is_that_of_one_consumer_over_all_its_partitions

mod cursors {
    impl Cursors {
        pub(crate) fn in_hand(&self, places: &[Place]) -> usize {
            let cursor = |&(slot, partition): &Place| &self.topics[slot][partition as usize];
            places.iter().map(|place| cursor(place).in_hand()).max().unwrap_or(0) // MUTANT: the fullest
        }
    }
}
