//! Law 2: the starter and the hollow, which do nothing, earn nothing.

use super::outcome::Outcome;
use super::report::{Breach, Law};
use super::words::findings;
use super::workshop::Workshop;
use crate::grade::{self, Admitted, Built, Case, HIDDEN, Order, Ready, Twins, build, run, try_out};
use crate::score::{self, Status};
use crate::source::Files;

/// How many tests run at once: where nothing is ever done, many wait for it until their deadline,
/// and keep no processor busy.
const WAITING: usize = 12;

/// Tries the starter and the hollow, and finds every test that either passes.
pub(super) fn check(shop: &Workshop) -> Outcome {
    // Most of the time goes to the compiler, so it runs once for both.
    match shop.derived.both.as_ref().map(|both| built(shop, both)) {
        Some(Ok(Built::Ready(ready))) => together(shop, &ready),
        // Each alone says which of them does not compile, and why.
        Some(Ok(_)) | None => alone(shop),
        Some(Err(fault)) => Outcome {
            fault: Some(fault),
            ..Outcome::default()
        },
    }
}

/// Builds the crate that is both, with the witnesses of the contract, as a submission is.
fn built(shop: &Workshop, both: &Files) -> Result<Built, String> {
    let order = Order {
        files: both,
        suites: &[(HIDDEN, &shop.kit.hidden)],
        witnesses: Some(&shop.kit.witnesses.code),
        own_name: None,
        names: &shop.names,
    };
    build(&shop.kit, &order, shop.options.grading.profile).map_err(|fault| fault.to_string())
}

/// Runs every hidden test on each of the two in their shared binary.
fn together(shop: &Workshop, ready: &Ready) -> Outcome {
    let mut outcome = Outcome::default();
    let options = grade::Options {
        jobs: WAITING,
        ..shop.options.for_mutants()
    };
    for (place, (name, _)) in shop.derived.each.iter().enumerate() {
        let cases: Vec<Case> = ready
            .tests
            .iter()
            .map(|test| Case {
                test: test.clone(),
                mutant: place as u32,
            })
            .collect();
        match run(&shop.kit, ready, &cases, Twins::None, &options) {
            Ok(ran) => outcome.breaches.extend(
                ran.iter()
                    .filter(|ran| ran.result.status == Status::Passed)
                    .map(|ran| passes(name, &ran.result.name)),
            ),
            Err(fault) => outcome.fault = Some(fault.to_string()),
        }
    }
    outcome
}

fn alone(shop: &Workshop) -> Outcome {
    let mut outcome = Outcome::default();
    for (name, admitted) in &shop.derived.each {
        by_itself(shop, name, admitted, &mut outcome);
    }
    outcome
}

/// Grades one of them as the submission that it is.
fn by_itself(shop: &Workshop, name: &str, admitted: &Admitted, outcome: &mut Outcome) {
    let verdict = try_out(&shop.kit, admitted, &shop.options.alone());
    match verdict.outcome {
        score::Outcome::Graded => {}
        score::Outcome::GraderFault => {
            outcome.fault = Some(findings(&verdict));
            return;
        }
        _ => {
            let message = format!(
                "is no submission: {}\n{}",
                verdict.summary,
                findings(&verdict)
            );
            outcome
                .breaches
                .push(Breach::new(Law::Nothing, name, message));
            return;
        }
    }
    let tests = verdict.criteria.iter().flat_map(|row| &row.tests);
    outcome.breaches.extend(
        tests
            .filter(|test| test.status == Status::Passed)
            .map(|test| passes(name, &test.name)),
    );
}

fn passes(name: &str, test: &str) -> Breach {
    let message = format!("passes on {name}, so it is worth nothing: let it see something");
    Breach::new(Law::Nothing, format!("test {test}"), message)
}
