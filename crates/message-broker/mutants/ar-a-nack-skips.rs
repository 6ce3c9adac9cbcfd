//! # A nack skips the message
//!
//! What is wrong: What is nacked does not come back; what is behind it does.
//! Why people write it: Off by one, as with n and n + 1.
//!
//! Killed by: redelivery::a_nack_brings_the_message_back_at_once_with_all_behind_it

mod cursor {
    impl Cursor {
        fn take_back(&mut self, offset: Offset) {
            self.position = self.position.min(offset + 1); // MUTANT: behind it
            let later = |delivery: &Delivery| delivery.first >= offset;
            while self.deliveries.back().is_some_and(later) {
                self.deliveries.pop_back();
            }
            self.forget_deliveries();
        }
    }
}
