//! # Writes again at the last time
//!
//! What is wrong: two values have the time u64::MAX and one replica, and nothing breaks the tie.
//! Why people write it: saturating_add is right for counters.
//!
//! Killed by: clocks::there_is_no_write_after_the_last_time

mod stamper {
    impl Stamper {
        pub(crate) fn next(&self) -> Option<u64> {
            let now = self.0.clock.now();
            let next = |last: u64| Some(now.max(last.saturating_add(1))); // MUTANT: the same once more
            // The numbers order nothing but themselves, so `Relaxed` will do.
            let (last, order) = (&self.0.last, Ordering::Relaxed);
            let before = last.fetch_update(order, order, next);
            next(before.ok()?)
        }
    }
}
