//! From a failing run to the few faults without which it does not fail.

use crate::failure::{Broken, Failure, Origin};
use crate::fate::Fates;
use crate::fault::Fault;
use crate::fault_list::FaultList;
use crate::trace::{FAULTS_MAX, Trace};

/// What one run left behind.
pub(crate) struct Report {
    pub(crate) broken: Option<Broken>,
    pub(crate) steps: u64,
    pub(crate) delivered: u64,
    pub(crate) trace: Option<Trace>,
}

/// The environment variable that says whether a failure is shrunk before it is told: `0` is no.
///
/// `cargo xtask verify` sets it while it tries mutants, of which thousands fail and nobody reads how.
pub const SHRINK_VARIABLE: &str = "SPLITBRAIN_SHRINK";

/// Whether a failure is to be shrunk.
pub(crate) fn is_wanted() -> bool {
    says_yes(std::env::var(SHRINK_VARIABLE).ok().as_deref())
}

fn says_yes(variable: Option<&str>) -> bool {
    variable != Some("0")
}

/// How much a shrinking may cost: so many runs, and so many steps in them together.
pub(crate) struct Effort {
    pub(crate) runs: usize,
    pub(crate) steps: u64,
}

impl Effort {
    const BOUND: Effort = Effort {
        runs: 400,
        steps: 1_000_000,
    };

    /// What shrinking may cost in this run.
    pub(crate) fn allowed() -> Effort {
        if is_wanted() {
            Effort::BOUND
        } else {
            Effort { runs: 0, steps: 0 }
        }
    }

    pub(crate) fn is_spent(&self, runs: usize, steps: u64) -> bool {
        runs >= self.runs || steps >= self.steps
    }
}

/// Runs again, recorded: under which fates, and whether to keep the record.
pub(crate) type Rerun<'a> = &'a mut dyn FnMut(Fates, bool) -> Report;

/// Shrinks the run of `seed` that broke a rule, and records it.
pub(crate) fn diagnose(seed: u64, (first, steps): (Broken, u64), rerun: Rerun<'_>) -> Failure {
    let recorded = rerun(Fates::Drawn, true);
    let same_rule = recorded
        .broken
        .is_some_and(|broken| broken.rule == first.rule);
    let repeatable = same_rule && recorded.steps == steps;
    let trace = recorded.trace.unwrap_or_default();
    if !repeatable {
        return failure(
            first,
            seed,
            Found {
                repeatable,
                ..Found::default()
            },
        );
    }
    let size_before = trace.faults.len();
    let (faults, reruns) = shrink_faults(trace.faults, &first.rule, rerun);
    let last = rerun(Fates::Listed(FaultList::new(&faults)), true);
    let broken = last.broken.unwrap_or(first);
    let trace = last.trace.unwrap_or_default();
    let faults = trace.faults.clone();
    let (schedule, forgotten) = trace.into_events();
    let found = Found {
        faults,
        size_before,
        reruns,
        schedule,
        forgotten,
        repeatable,
    };
    failure(broken, seed, found)
}

#[derive(Default)]
struct Found {
    faults: Vec<Fault>,
    size_before: usize,
    reruns: usize,
    schedule: Vec<crate::event::Event>,
    forgotten: u64,
    repeatable: bool,
}

fn failure(broken: Broken, seed: u64, found: Found) -> Failure {
    let Found {
        faults,
        size_before,
        reruns,
        schedule,
        forgotten,
        repeatable,
    } = found;
    Failure {
        rule: broken.rule,
        message: broken.message,
        origin: Origin::Seed(seed),
        faults,
        size_before,
        reruns,
        schedule,
        forgotten,
        repeatable,
    }
}

fn shrink_faults(faults: Vec<Fault>, rule: &str, rerun: Rerun<'_>) -> (Vec<Fault>, usize) {
    let (mut runs, mut steps) = (0, 0);
    let effort = Effort::allowed();
    let mut fails = |kept: &[Fault]| {
        if effort.is_spent(runs, steps) {
            return false;
        }
        let report = rerun(Fates::Listed(FaultList::new(kept)), false);
        runs += 1;
        steps += report.steps;
        report.broken.is_some_and(|broken| broken.rule == rule)
    };
    let faults = without_whole_kinds(faults, &mut fails);
    let few = if faults.len() < FAULTS_MAX {
        minimise(faults, &mut fails)
    } else {
        faults
    };
    (few, runs)
}

/// Tries to do without all delays, all copies and so on: what most failures do not need.
fn without_whole_kinds(
    mut faults: Vec<Fault>,
    fails: &mut dyn FnMut(&[Fault]) -> bool,
) -> Vec<Fault> {
    let kinds: [fn(&Fault) -> bool; 4] = [
        |fault| matches!(fault, Fault::Delayed { .. }),
        |fault| matches!(fault, Fault::Duplicated { .. }),
        |fault| matches!(fault, Fault::Lost { .. }),
        |fault| matches!(fault, Fault::Planned(_)),
    ];
    for is_kind in kinds {
        let rest: Vec<Fault> = faults
            .iter()
            .filter(|fault| !is_kind(fault))
            .cloned()
            .collect();
        if rest.len() < faults.len() && fails(&rest) {
            faults = rest;
        }
    }
    faults
}

/// The fewest of `items` with which it still `fails`, as far as taking away finds them: no single
/// one can be spared, if the effort sufficed (Zeller, Hildebrandt: Simplifying and Isolating
/// Failure-Inducing Input, 2002, in the variant that only ever takes away).
pub(crate) fn minimise<T: Clone>(mut items: Vec<T>, fails: &mut dyn FnMut(&[T]) -> bool) -> Vec<T> {
    let mut chunk = items.len();
    while chunk > 0 {
        let before = items.len();
        let mut start = 0;
        while start < items.len() {
            let end = items.len().min(start + chunk);
            let rest = [&items[..start], &items[end..]].concat();
            if fails(&rest) {
                items = rest;
            } else {
                start = end;
            }
        }
        let settled = items.len() == before;
        chunk = if chunk == 1 && !settled { 1 } else { chunk / 2 };
    }
    items
}

#[cfg(test)]
mod tests {
    use super::{Effort, minimise, says_yes};

    #[test]
    fn failures_are_shrunk_unless_somebody_says_no() {
        assert!(says_yes(None));
        assert!(says_yes(Some("1")));
        assert!(!says_yes(Some("0")));
    }

    /// Shrinks `0..size` where exactly the sets that hold `needed` fail.
    fn shrunk(size: u32, needed: &[u32]) -> (Vec<u32>, usize) {
        let mut runs = 0;
        let found = minimise((0..size).collect(), &mut |kept| {
            runs += 1;
            needed.iter().all(|item| kept.contains(item))
        });
        (found, runs)
    }

    #[test]
    fn exactly_what_is_needed_remains() {
        for needed in [&[][..], &[0], &[999], &[499, 500], &[1, 500, 998]] {
            assert_eq!(shrunk(1_000, needed).0, needed);
        }
        assert_eq!(shrunk(3, &[0, 1, 2]).0, [0, 1, 2]);
    }

    #[test]
    fn few_runs_suffice_for_few_culprits() {
        assert_eq!(shrunk(10_000, &[]).1, 1);
        assert!(shrunk(10_000, &[77]).1 <= 32);
        assert!(shrunk(10_000, &[77, 5_000, 9_999]).1 <= 90);
    }

    #[test]
    fn what_can_be_spared_only_after_something_else_is_spared_too() {
        // An even number below 5 is only superfluous once all odd ones are gone.
        let fails = |kept: &[u32]| {
            let odd = kept.iter().any(|item| item % 2 == 1);
            kept.contains(&4) && (!odd || kept.iter().filter(|item| *item % 2 == 0).count() == 3)
        };
        assert_eq!(minimise(vec![0, 1, 2, 3, 4], &mut { fails }), [4]);
    }

    #[test]
    fn effort_ends_by_runs_or_by_steps() {
        let effort = Effort {
            runs: 3,
            steps: 100,
        };
        assert!(!effort.is_spent(2, 99));
        assert!(effort.is_spent(3, 0) && effort.is_spent(0, 100));
    }
}
