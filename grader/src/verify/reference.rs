//! Law 1: the reference, graded as a submission like any other, scores 100.

use super::outcome::Outcome;
use super::repeat;
use super::report::{Breach, Law};
use super::words::{findings, lost};
use super::workshop::Workshop;
use crate::grade::try_out;
use crate::score;

/// Grades the reference, and repeats its tests if that is asked for.
pub(super) fn check(shop: &Workshop) -> Outcome {
    let mut outcome = Outcome::default();
    let verdict = try_out(&shop.kit, &shop.reference, &shop.options.alone());
    if verdict.outcome == score::Outcome::GraderFault {
        outcome.fault = Some(findings(&verdict));
        return outcome;
    }
    outcome.breaches = lost(&verdict);
    if outcome.breaches.is_empty() && !verdict.is_full() {
        let breach = Breach::new(Law::Reference, "the reference", verdict.summary.clone());
        outcome.breaches.push(breach);
    }
    outcome.counts.rounds = 1;
    if outcome.breaches.is_empty() && shop.options.repeat > 1 {
        repeat::check(shop, &mut outcome);
    }
    outcome
}
