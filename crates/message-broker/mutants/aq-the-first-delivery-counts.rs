//! # The first delivery counts for ever
//!
//! What is wrong: A message that is delivered again is overdue at once, by its first delivery.
//! Why people write it: What went back keeps its entry.
//!
//! Killed by: redelivery::the_time_of_a_second_delivery_counts_from_the_second_delivery

mod cursor {
    impl Cursor {
        fn take_back(&mut self, offset: Offset) {
            self.position = offset;
            let later = |delivery: &Delivery| delivery.first >= offset;
            while self.deliveries.back().is_some_and(later) {
                self.deliveries.pop_back();
            }
            // MUTANT: the old entry stays
        }
    }
}
