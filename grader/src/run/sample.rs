//! Which twins run.

use std::time::Duration;

use super::outcome::TestRun;

/// Which twins run: only those of tests that passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twins {
    /// None: for code of our own.
    None,
    /// Those of all tests that took less than `cheap`, and of `dear_count` of the others, drawn by
    /// `seed`. The seed must be one that a submission cannot know.
    Sampled {
        /// Up to which time a test counts as cheap.
        cheap: Duration,
        /// How many of the dearer tests are drawn.
        dear_count: usize,
        /// What they are drawn by.
        seed: u64,
    },
}

impl Twins {
    /// The usual measure: tests under 50 ms, and three of the others.
    #[must_use]
    pub fn sampled(seed: u64) -> Self {
        Self::Sampled {
            cheap: Duration::from_millis(50),
            dear_count: 3,
            seed,
        }
    }
}

/// The places of the runs whose twins are to run: all cheap ones, and some of the others. In order.
pub(super) fn choose(twins: Twins, runs: &[TestRun]) -> Vec<usize> {
    let Twins::Sampled {
        cheap,
        dear_count,
        seed,
    } = twins
    else {
        return Vec::new();
    };
    let passed = runs
        .iter()
        .enumerate()
        .filter(|(_, run)| run.outcome.passed());
    let (mut chosen, dear): (Vec<_>, Vec<_>) = passed
        .map(|(place, run)| (place, run.elapsed))
        .partition(|(_, took)| *took < cheap);
    chosen.extend(draw(dear, dear_count, seed));
    let mut places: Vec<usize> = chosen.into_iter().map(|(place, _)| place).collect();
    places.sort_unstable();
    places
}

/// Draws `count` of the candidates.
fn draw(mut from: Vec<(usize, Duration)>, count: usize, seed: u64) -> Vec<(usize, Duration)> {
    let mut state = seed;
    let mut drawn = Vec::new();
    while drawn.len() < count && !from.is_empty() {
        let place = next(&mut state) % from.len() as u64;
        drawn.push(from.swap_remove(usize::try_from(place).unwrap_or(0)));
    }
    drawn
}

/// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::outcome::TestOutcome;
    use super::*;
    use crate::sandbox::Captured;

    fn run(outcome: TestOutcome, millis: u64) -> TestRun {
        TestRun {
            name: String::new(),
            outcome,
            elapsed: Duration::from_millis(millis),
            stdout: Captured::default(),
            stderr: Captured::default(),
        }
    }

    fn passed(millis: &[u64]) -> Vec<TestRun> {
        millis
            .iter()
            .map(|millis| run(TestOutcome::Passed, *millis))
            .collect()
    }

    #[track_caller]
    fn check(runs: &[TestRun], dear_count: usize, expect: &[usize]) {
        let cheap = Duration::from_millis(50);
        assert_eq!(
            choose(
                Twins::Sampled {
                    cheap,
                    dear_count,
                    seed: 1
                },
                runs
            ),
            expect
        );
    }

    #[test]
    fn every_cheap_test_that_passed_has_its_twin_run() {
        let mut runs = passed(&[1, 49, 50, 3]);
        runs.push(run(TestOutcome::LeftEarly { status: 0 }, 1));
        check(&runs, 0, &[0, 1, 3]);
    }

    #[test]
    fn no_more_dear_tests_are_drawn_than_asked_for_or_than_there_are() {
        check(&passed(&[60, 70]), 5, &[0, 1]);
        assert_eq!(choose(Twins::sampled(7), &passed(&[60; 9])).len(), 3);
    }

    #[test]
    fn the_seed_decides_which_dear_tests_are_drawn() {
        let runs = passed(&[60; 9]);
        let draws: BTreeSet<_> = (0..50)
            .map(|seed| choose(Twins::sampled(seed), &runs))
            .collect();
        assert!(draws.len() > 20, "{draws:?}");
        let covered: BTreeSet<_> = draws.iter().flatten().collect();
        assert_eq!(covered.len(), 9);
    }

    #[test]
    fn no_twins_means_none() {
        assert!(choose(Twins::None, &passed(&[1, 2])).is_empty());
    }
}
