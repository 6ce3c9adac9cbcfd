//! # Panics at a poisoned lock
//!
//! What is wrong: a closure that panics takes the state from all other handles.
//! Why people write it: .write().unwrap() is what the examples of std show.
//!
//! Dies by: panic
//!
//! Killed by: sharing::a_closure_that_panics_does_not_take_the_state_from_the_others

mod shared {
    impl<C: CRDT> Shared<C> {
        pub fn read<R>(&self, look: impl FnOnce(&C) -> R) -> R {
            // No operation of a CRDT here panics halfway, so that a panic of `change` leaves it whole.
            look(&self.state.read().unwrap()) // MUTANT
        }

        pub fn update<R>(&self, change: impl FnOnce(&mut C) -> R) -> R {
            change(&mut self.state.write().unwrap()) // MUTANT
        }
    }
}
