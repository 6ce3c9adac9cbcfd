//! Virtual time.

use std::time::Duration;

/// A point of virtual time: microseconds since the start of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Time(u64);

impl Time {
    pub(crate) const ZERO: Time = Time(0);

    pub(crate) fn from_micros(micros: u64) -> Self {
        Time(micros)
    }

    pub(crate) fn micros(self) -> u64 {
        self.0
    }

    pub(crate) fn after(self, micros: u64) -> Self {
        Time(self.0.saturating_add(micros))
    }

    pub(crate) fn since_start(self) -> Duration {
        Duration::from_micros(self.0)
    }
}

/// Whole microseconds of `duration`; what is finer is cut off.
pub(crate) fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// `count` milliseconds.
///
/// ```
/// assert_eq!(testbed::ms(1_500), std::time::Duration::from_millis(1_500));
/// ```
#[must_use]
pub const fn ms(count: u64) -> Duration {
    Duration::from_millis(count)
}

#[cfg(test)]
mod tests {
    use super::{Time, micros, ms};
    use std::time::Duration;

    #[test]
    fn times_add_up_in_microseconds() {
        let time = Time::ZERO.after(micros(ms(2))).after(5);
        assert_eq!(time.micros(), 2_005);
        assert_eq!(time.since_start(), Duration::from_micros(2_005));
    }

    #[test]
    fn the_end_of_time_is_a_wall() {
        assert_eq!(Time::from_micros(u64::MAX).after(1).micros(), u64::MAX);
        assert_eq!(micros(Duration::MAX), u64::MAX);
    }
}
