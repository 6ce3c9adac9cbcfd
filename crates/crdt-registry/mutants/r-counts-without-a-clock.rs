//! # The time is a count
//!
//! What is wrong: a write on a clock that is later loses against one of a replica that has written
//! more.
//! Why people write it: Lamport's clock needs no physical one, and it never goes backwards.
//!
//! Killed by: clocks::a_write_has_the_time_of_a_clock_that_goes_on,
//! register::a_register_holds_what_was_written_last,
//! register::a_register_without_a_clock_of_its_own_is_on_the_machine_s

mod stamper {
    impl Stamper {
        pub(crate) fn next(&self) -> Option<u64> {
            let now = self.0.clock.now();
            let _ = now; // MUTANT: nobody looks at it
            let next = |last: u64| Some(last.checked_add(1)?); // MUTANT
            // The numbers order nothing but themselves, so `Relaxed` will do.
            let (last, order) = (&self.0.last, Ordering::Relaxed);
            let before = last.fetch_update(order, order, next);
            next(before.ok()?)
        }
    }
}
