//! # The time is that of the clock
//!
//! What is wrong: a clock that stands still or is set back gives the same time twice, or an earlier
//! one.
//! Why people write it: `now()` is what time is, and clocks go forwards.
//!
//! Killed by: clocks::clones_of_a_map_never_write_at_the_same_time,
//! clocks::clones_of_a_register_never_write_at_the_same_time,
//! clocks::times_go_on_while_the_clock_stands_still_or_is_set_back

mod stamper {
    impl Stamper {
        pub(crate) fn next(&self) -> Option<u64> {
            let now = self.0.clock.now();
            let next = |last: u64| (last < u64::MAX).then_some(now.max(1)); // MUTANT: whatever was before
            // The numbers order nothing but themselves, so `Relaxed` will do.
            let (last, order) = (&self.0.last, Ordering::Relaxed);
            let before = last.fetch_update(order, order, next);
            next(before.ok()?)
        }
    }
}
