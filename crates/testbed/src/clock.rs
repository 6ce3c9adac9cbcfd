//! The nodes' own clocks, which are wrong by a skew and a drift.

use std::time::Duration;

use crate::time::Time;

/// Where every node's clock stands at the start: far enough from zero to be set back.
const START_US: u64 = 1_000_000_000;
const MILLION: u128 = 1_000_000;

/// One node's clock. It is right in neither origin nor rate, but never jumps unless set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    since: Time,
    reading: u64,
    rate: u128,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            since: Time::ZERO,
            reading: START_US,
            rate: MILLION,
        }
    }

    fn reads(&self, now: Time) -> u64 {
        let passed = u128::from(now.micros().saturating_sub(self.since.micros()));
        self.reading
            .saturating_add((passed * self.rate / MILLION) as u64)
    }

    /// What the clock shows at the true time `now`.
    pub(crate) fn show(&self, now: Time) -> Duration {
        Duration::from_micros(self.reads(now))
    }

    /// The first true time at which the clock will have moved on by `local_us`.
    pub(crate) fn when_passed(&self, now: Time, local_us: u64) -> Time {
        let target = u128::from(self.reads(now)) + u128::from(local_us);
        let needed = target - u128::from(self.reading);
        let true_us = (needed * MILLION).div_ceil(self.rate);
        self.since.after(u64::try_from(true_us).unwrap_or(u64::MAX))
    }

    /// Sets the clock by `micros`: ahead where positive.
    pub(crate) fn shift(&mut self, now: Time, micros: i64) {
        self.reading = self.reads(now).saturating_add_signed(micros);
        self.since = now;
    }

    /// From now on the clock runs `ppm` millionths too fast; at worst it stands almost still.
    pub(crate) fn drift(&mut self, now: Time, ppm: i64) {
        self.reading = self.reads(now);
        self.since = now;
        self.rate = MILLION.saturating_add_signed(i128::from(ppm)).max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use crate::time::Time;

    fn at(micros: u64) -> Time {
        Time::from_micros(micros)
    }

    #[test]
    fn a_true_clock_counts_from_its_start() {
        let clock = Clock::new();
        assert_eq!(clock.show(at(0)).as_micros(), 1_000_000_000);
        assert_eq!(clock.show(at(70)).as_micros(), 1_000_000_070);
        assert_eq!(clock.when_passed(at(70), 30), at(100));
    }

    #[test]
    fn a_shift_moves_the_reading_and_no_timer() {
        let mut clock = Clock::new();
        clock.shift(at(50), -20);
        assert_eq!(clock.show(at(60)).as_micros(), 1_000_000_040);
        assert_eq!(clock.when_passed(at(60), 10), at(70));
    }

    #[test]
    fn a_fast_clock_is_ahead_and_its_timers_are_early() {
        let mut clock = Clock::new();
        clock.drift(at(100), 1_000_000);
        assert_eq!(clock.show(at(100)).as_micros(), 1_000_000_100);
        assert_eq!(clock.show(at(110)).as_micros(), 1_000_000_120);
        assert_eq!(clock.when_passed(at(110), 100), at(160));
    }

    #[test]
    fn a_timer_never_runs_out_before_its_node_has_seen_the_time_pass() {
        for ppm in [-700_000, -333, -1, 0, 1, 77, 900_001] {
            let mut clock = Clock::new();
            clock.drift(at(13), ppm);
            for (now, after) in [(13, 1), (20, 7), (999, 12_345), (1_000_003, 50_001)] {
                let end = clock.when_passed(at(now), after);
                let passed = clock.reads(end) - clock.reads(at(now));
                assert!(
                    passed >= after,
                    "{ppm} ppm: {passed} of {after} us had passed"
                );
                let before = clock.reads(at(end.micros() - 1)) - clock.reads(at(now));
                assert!(before < after, "{ppm} ppm: {after} us had passed before");
            }
        }
    }

    #[test]
    fn a_clock_that_is_slowed_to_nothing_still_ends_its_timers() {
        let mut clock = Clock::new();
        clock.drift(at(0), -5_000_000);
        assert_eq!(clock.when_passed(at(0), 1), at(1_000_000));
    }
}
