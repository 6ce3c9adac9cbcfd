//! The conditions on a link.

use std::time::Duration;

use crate::time::{micros, ms};

/// What a link does to the messages that cross it.
///
/// Without more: a delay of 1 to 10 ms, uniform, so that messages overtake each other, and no
/// loss.
///
/// ```
/// use testbed::{Network, ms};
///
/// let stormy = Network::new().delay(ms(1), ms(50)).loss(0.05).duplication(0.02);
/// let calm = stormy.reliable();
/// assert_ne!(stormy, calm);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    pub(crate) delay_min_us: u64,
    pub(crate) delay_max_us: u64,
    pub(crate) loss: Chance,
    pub(crate) duplication: Chance,
    pub(crate) straggling: Chance,
    pub(crate) straggle_max_us: u64,
    pub(crate) in_order: bool,
}

/// A probability, as a number of 2^64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const NEVER: Chance = Chance(0);

    #[track_caller]
    fn new(probability: f64) -> Self {
        assert!(
            (0.0..=1.0).contains(&probability),
            "a probability is between 0 and 1, and {probability} is not"
        );
        // The cast saturates: 1.0 is u64::MAX, which `strikes` takes for certain.
        Chance((probability * 18_446_744_073_709_551_616.0) as u64)
    }

    pub(crate) fn is_never(self) -> bool {
        self.0 == 0
    }

    /// Whether 64 uniform bits fall into the chance.
    pub(crate) fn strikes(self, bits: u64) -> bool {
        bits < self.0 || self.0 == u64::MAX
    }
}

impl Default for Network {
    fn default() -> Self {
        Self::new()
    }
}

impl Network {
    /// A delay of 1 to 10 ms, no loss, no duplicates, no stragglers, no order.
    #[must_use]
    pub fn new() -> Self {
        Self {
            delay_min_us: micros(ms(1)),
            delay_max_us: micros(ms(10)),
            loss: Chance::NEVER,
            duplication: Chance::NEVER,
            straggling: Chance::NEVER,
            straggle_max_us: 0,
            in_order: false,
        }
    }

    /// Every message takes between `shortest` and `longest`, uniformly drawn.
    ///
    /// # Panics
    ///
    /// If `shortest` is longer than `longest`.
    #[must_use]
    #[track_caller]
    pub fn delay(mut self, shortest: Duration, longest: Duration) -> Self {
        assert!(
            shortest <= longest,
            "the shortest delay {shortest:?} is over {longest:?}"
        );
        self.delay_min_us = micros(shortest);
        self.delay_max_us = micros(longest);
        self
    }

    /// A message is lost with this probability.
    ///
    /// # Panics
    ///
    /// If the probability is not between 0 and 1; so do all the others.
    #[must_use]
    #[track_caller]
    pub fn loss(mut self, probability: f64) -> Self {
        self.loss = Chance::new(probability);
        self
    }

    /// A message arrives a second time with this probability, with a delay of its own.
    #[must_use]
    #[track_caller]
    pub fn duplication(mut self, probability: f64) -> Self {
        self.duplication = Chance::new(probability);
        self
    }

    /// A message is late by up to `up_to` more with this probability: it is overtaken by many.
    #[must_use]
    #[track_caller]
    pub fn stragglers(mut self, probability: f64, up_to: Duration) -> Self {
        self.straggling = Chance::new(probability);
        self.straggle_max_us = micros(up_to);
        self
    }

    /// Whether a message never overtakes an earlier one of the same link, as on a TCP
    /// connection. Such a link makes no duplicates.
    #[must_use]
    pub fn in_order(mut self, in_order: bool) -> Self {
        self.in_order = in_order;
        self
    }

    /// The same delays without loss, duplicates and stragglers.
    #[must_use]
    pub fn reliable(self) -> Self {
        Self {
            loss: Chance::NEVER,
            duplication: Chance::NEVER,
            straggling: Chance::NEVER,
            straggle_max_us: 0,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chance, Network};
    use crate::time::ms;

    #[test]
    fn a_chance_of_one_always_strikes_and_of_zero_never() {
        assert!(Chance::new(1.0).strikes(u64::MAX) && Chance::new(1.0).strikes(0));
        assert!(!Chance::new(0.0).strikes(0) && Chance::new(0.0).is_never());
        assert!(!Chance::new(0.5).is_never());
        assert!(Chance::new(0.5).strikes(u64::MAX / 2 - 1_000));
        assert!(!Chance::new(0.5).strikes(u64::MAX / 2 + 1));
    }

    #[test]
    fn a_reliable_network_keeps_its_delays_and_its_order() {
        let plain = Network::new().delay(ms(2), ms(3)).in_order(true);
        let stormy = plain.loss(0.5).duplication(0.5).stragglers(0.5, ms(9));
        assert_ne!(stormy, plain);
        assert_eq!(stormy.reliable(), plain);
        assert_eq!((plain.delay_min_us, plain.delay_max_us), (2_000, 3_000));
    }
}
