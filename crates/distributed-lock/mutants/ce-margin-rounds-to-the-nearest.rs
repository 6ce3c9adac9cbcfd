//! # The margin is rounded to the nearest nanosecond
//!
//! What is wrong: nine tenths of a nanosecond are a whole one, so the shortest lease is
//! renewed at the very instant of its last renewal, and for ever.
//! Why people write it: mul_f64 is there, and nobody asks how it rounds.
//!
//! Killed by: events::what_is_left_at_the_margin_is_rounded_down_to_whole_nanoseconds

mod table {
    impl Table {
        fn margin_at(&self, from: Instant, until: Instant) -> Instant {
            let length = until.saturating_duration_since(from);
            // MUTANT: as it comes
            until - length.mul_f64(self.margin) // MUTANT
        }
    }
}
