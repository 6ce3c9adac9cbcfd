//! # Asks for more than the effect needs
//!
//! What is wrong: an event that a message made known is not a cause until its origin is heard
//! of again: the entry of the origin is *equal* in cause and direct effect.
//! Why people write it: looking at one entry is the classic short cut, and right with <=, for
//! two different events.
//!
//! Killed by: events::an_event_caused_those_that_heard_of_it_directly_or_through_others

mod event {
    impl<T: Clone> TimestampedEvent<T> {
        pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
            self.clock.get(&self.origin) < other.clock.get(&self.origin) // MUTANT: < where <= is needed
        }
    }
}
