//! Law 1: the reference, graded as a submission like any other, scores 100.

use super::outcome::Outcome;
use super::repeat;
use super::report::{Breach, Law};
use super::words::{findings, lost};
use super::workshop::Workshop;
use crate::grade::{Ready, try_out, try_out_built};
use crate::score;

/// Grades the reference, and repeats its tests if that is asked for.
///
/// `ready` is the binary that it shares with the mutants, with the contract's witnesses in it: there
/// it is what it is when no mutant is chosen. If that one could not be built, the reference is
/// built alone, and so is not blamed for what the mutants did.
pub(super) fn check(shop: &Workshop, ready: Option<&Ready>) -> Outcome {
    let mut outcome = Outcome::default();
    let options = shop.options.alone();
    let verdict = match ready {
        Some(ready) => try_out_built(&shop.kit, &shop.reference, ready, &options),
        None => try_out(&shop.kit, &shop.reference, &options),
    };
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
    if let Some(ready) = ready
        && outcome.breaches.is_empty()
    {
        repeat::check(shop, ready, &mut outcome);
    }
    outcome
}
