//! # Holds as many spans as there are
//!
//! What is wrong: the backend is down, and then the service is.
//! Why people write it: a Vec grows.
//!
//! Killed by: outage::the_default_buffer_holds_2048_spans,
//! outage::the_buffer_is_bounded_and_keeps_the_oldest

mod pipeline {
    impl Queue {
        fn is_full(&self) -> bool {
            self.waiting.len() == usize::MAX - self.in_flight - self.max_buffer // MUTANT: never
        }
    }
}
