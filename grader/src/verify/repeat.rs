//! Law 8: the reference passes again and again, each time with fresh seeds.

use super::outcome::Outcome;
use super::report::{Breach, Law};
use super::workshop::Workshop;
use crate::grade::{self, Case, HIDDEN, Ready, Twins, run};
use crate::score::Status;

/// Runs every hidden test on the reference as often as is asked for; it has run once.
pub(super) fn check(shop: &Workshop, ready: &Ready, outcome: &mut Outcome) {
    let hidden = ready.tests.iter().filter(|test| test.suite == HIDDEN);
    let cases: Vec<Case> = hidden
        .map(|test| Case {
            test: test.clone(),
            mutant: 0,
        })
        .collect();
    for round in 1..shop.options.repeat {
        let seed = uuid::Uuid::new_v4().to_string();
        let options = grade::Options {
            seed: seed.clone(),
            ..shop.options.alone()
        };
        let ran = match run(&shop.kit, ready, &cases, Twins::None, &options) {
            Ok(ran) => ran,
            Err(fault) => {
                outcome.fault = Some(fault.to_string());
                return;
            }
        };
        outcome.counts.rounds += 1;
        for ran in ran
            .into_iter()
            .filter(|ran| ran.result.status != Status::Passed)
        {
            let said = ran.result.message.unwrap_or_default();
            let message = format!("fails in round {} with --seed {seed}: {said}", round + 1);
            let culprit = format!("test {}", ran.result.name);
            outcome
                .breaches
                .push(Breach::new(Law::Repeatable, culprit, message));
        }
    }
}
