//! # Asks the clock between a load and a store
//!
//! What is wrong: a clone that writes while the clock is asked gets the same time.
//! Why people write it: the number is atomic, so sharing it seems safe; that two steps are not one does not show on one thread.
//!
//! Killed by: racing::a_clone_of_a_map_may_write_while_another_asks_the_clock,
//! racing::a_clone_of_a_register_may_write_while_another_asks_the_clock

mod stamper {
    impl Stamper {
        pub(crate) fn next(&self) -> Option<u64> {
            let last = self.0.last.load(Ordering::Relaxed); // MUTANT: one step,
            let now = self.0.clock.now();
            let next = |last: u64| Some(now.max(last.checked_add(1)?));
            let time = next(last)?; // MUTANT: and after a while
            self.0.last.store(time, Ordering::Relaxed); // MUTANT: another
            Some(time) // MUTANT
        }
    }
}
