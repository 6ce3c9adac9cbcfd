//! Laws 3 and 4: every mutant dies, by each test that it names, and no hidden test is idle. Also
//! what the same binaries show for free: the public tests and the handout's example on the
//! reference.

use std::collections::BTreeSet;

use super::outcome::Outcome;
use super::report::{Breach, ExerciseReport, Law};
use super::workshop::{HANDOUT, PUBLIC, Specimen, Workshop};
use crate::grade::{Built, Case, HIDDEN, Order, Ran, Ready, Twins, build, run};
use crate::mutant::DiesBy;
use crate::score::{Status, TestResult};
use crate::source::Files;
use crate::stage::{Names, Suite};

/// How many mutants in ten must survive every public test, so that the public tests are a help and
/// not the answer.
const UNSEEN_IN_TEN: usize = 6;

/// Builds all mutants of function bodies into one binary, and checks the reference in it: against
/// the contract's witnesses, the public tests and the handout's example.
pub(super) fn folded(shop: &Workshop) -> (Outcome, Option<Ready>) {
    let mut outcome = Outcome::default();
    let mut suites = shop.suites().to_vec();
    if let Some(example) = &shop.example {
        suites.push((HANDOUT, example));
    }
    let witnesses = Some(shop.kit.witnesses.code.as_str());
    let builds = |files| built_with(shop, files, &suites, witnesses, &shop.names);
    let ready = match builds(&shop.folded) {
        Ok(ready) => ready,
        Err(Unbuilt::Fault(fault)) => {
            outcome.fault = Some(fault);
            return (outcome, None);
        }
        Err(Unbuilt::Rejected(said)) => {
            // Only if it is not the reference already is each mutant worth a compiler run.
            match shop.reference.sources().map(builds) {
                Some(Ok(_)) => blame(shop, &said, &mut outcome),
                Some(Err(Unbuilt::Fault(fault))) => outcome.fault = Some(fault),
                Some(Err(Unbuilt::Rejected(said))) => {
                    outcome.breaches.push(does_not_build(shop, &said));
                }
                // Law 1 says what is wrong with it.
                None => {}
            }
            return (outcome, None);
        }
    };
    on_the_reference(shop, &ready, &mut outcome);
    (outcome, Some(ready))
}

/// Checks the mutant at `place`, which is in the shared binary.
pub(super) fn in_binary(shop: &Workshop, place: usize, ready: &Ready) -> Outcome {
    let mut outcome = Outcome::default();
    let mutant = &shop.mutants[place];
    outcome.counts.folded += 1;
    check(
        shop,
        ready,
        mutant,
        mutant.number.unwrap_or(0),
        &mut outcome,
    );
    outcome
}

/// Builds one mutant alone and checks it.
pub(super) fn spliced(shop: &Workshop, mutant: &Specimen) -> Outcome {
    let mut outcome = Outcome::default();
    match built(shop, &mutant.files, &shop.suites(), &Names::fresh()) {
        Ok(ready) => check(shop, &ready, mutant, 0, &mut outcome),
        Err(Unbuilt::Fault(fault)) => outcome.fault = Some(fault),
        Err(Unbuilt::Rejected(said)) => outcome.breaches.push(does_not_compile(mutant, &said)),
    }
    outcome
}

/// The mutants of the folded sources, with their numbers.
pub(super) fn in_folded(shop: &Workshop) -> impl Iterator<Item = (&Specimen, u32)> {
    shop.mutants
        .iter()
        .filter_map(|mutant| Some((mutant, mutant.number?)))
}

/// Law 4, once every mutant has been tried.
pub(super) fn no_idle_test(shop: &Workshop, report: &mut ExerciseReport) {
    // Not one mutant could be tried, or not even read, and it is told why.
    let unread = report.breaches.iter().any(|it| it.law == Law::Mutants);
    if report.killers.is_empty() && (report.counts.mutants > 0 || unread) {
        return;
    }
    let killers: BTreeSet<&str> = report.killers.iter().map(String::as_str).collect();
    let idle: Vec<String> = shop
        .kit
        .hidden
        .names()
        .filter(|test| !killers.contains(test))
        .map(str::to_owned)
        .collect();
    for test in idle {
        let message = "no mutant that names it dies by it; write the mistake that only it would \
                       catch, or drop the test";
        report.breach(Law::NoIdleTest, &format!("test {test}"), message.to_owned());
    }
    let counts = &report.counts;
    if counts.unseen_by_public * 10 < counts.mutants * UNSEEN_IN_TEN {
        let message = format!(
            "catch {} of {} mutants; at least {UNSEEN_IN_TEN} in ten must survive them all",
            counts.mutants - counts.unseen_by_public,
            counts.mutants
        );
        report.breach(Law::Agreement, "the public tests", message);
    }
}

/// Why there is no binary.
pub(super) enum Unbuilt {
    /// The machine or the grader failed.
    Fault(String),
    /// The compiler rejects the sources.
    Rejected(String),
}

/// Builds sources with suites, without the contract's witnesses: a mutant may break the contract.
pub(super) fn built(
    shop: &Workshop,
    files: &Files,
    suites: &[(&str, &Suite)],
    names: &Names,
) -> Result<Ready, Unbuilt> {
    built_with(shop, files, suites, None, names)
}

fn built_with(
    shop: &Workshop,
    files: &Files,
    suites: &[(&str, &Suite)],
    witnesses: Option<&str>,
    names: &Names,
) -> Result<Ready, Unbuilt> {
    let own_name = shop.kit.exercise.crate_name();
    let order = Order {
        files,
        suites,
        witnesses,
        own_name: Some(&own_name),
        names,
    };
    match build(&shop.kit, &order, shop.options.grading.profile) {
        Ok(Built::Ready(ready)) => Ok(ready),
        Ok(Built::Rejected(diagnostics)) => {
            let first = diagnostics
                .first()
                .map_or(String::new(), ToString::to_string);
            Err(Unbuilt::Rejected(first))
        }
        Ok(Built::Stopped(why)) => Err(Unbuilt::Rejected(why)),
        Err(fault) => Err(Unbuilt::Fault(fault.to_string())),
    }
}

/// The folded sources do not compile: finds the mutants that do not compile alone.
fn blame(shop: &Workshop, said: &str, outcome: &mut Outcome) {
    for (mutant, _) in in_folded(shop) {
        if let Err(Unbuilt::Rejected(said)) = built(shop, &mutant.files, &[], &Names::fresh()) {
            outcome.breaches.push(does_not_compile(mutant, &said));
        }
    }
    if outcome.breaches.is_empty() {
        let message = format!(
            "do not compile in one binary with the contract's witnesses, the public tests and the \
             handout's example, though each compiles alone: {said}"
        );
        outcome
            .breaches
            .push(Breach::new(Law::Mutants, "the mutants", message));
    }
}

fn does_not_build(shop: &Workshop, said: &str) -> Breach {
    let message = format!(
        "does not compile with the contract's witnesses, the hidden and public tests and the \
         handout's example: {said} (if that is in a test, `cargo test -p {}` shows where)",
        shop.name()
    );
    Breach::new(Law::Reference, "the reference", message)
}

fn does_not_compile(mutant: &Specimen, said: &str) -> Breach {
    Breach::new(
        Law::Mutants,
        mutant.file(),
        format!("does not compile: {said}"),
    )
}

/// The public tests and the handout's example, on the reference.
fn on_the_reference(shop: &Workshop, ready: &Ready, outcome: &mut Outcome) {
    let tests = ready.tests.iter().filter(|test| test.suite != HIDDEN);
    let cases: Vec<Case> = tests
        .map(|test| Case {
            test: test.clone(),
            mutant: 0,
        })
        .collect();
    for ran in ran(shop, ready, &cases, outcome) {
        if ran.result.status == Status::Passed {
            continue;
        }
        let said = ran.result.message.unwrap_or_default();
        let breach = if ran.suite == HANDOUT {
            Breach::new(
                Law::Handout,
                "README.md",
                format!("its usage example fails: {said}"),
            )
        } else {
            let culprit = format!("public test {}", ran.result.name);
            Breach::new(
                Law::Reference,
                culprit,
                format!("fails on the reference: {said}"),
            )
        };
        outcome.breaches.push(breach);
    }
}

/// Runs a mutant's own tests and the public ones.
fn check(shop: &Workshop, ready: &Ready, mutant: &Specimen, number: u32, outcome: &mut Outcome) {
    let named = ready
        .tests
        .iter()
        .filter(|test| test.suite == HIDDEN && mutant.killed_by.contains(&test.name));
    // Of the public tests it counts only whether one fails, so they share a process.
    let public = ready.wholes.iter().filter(|all| all.suite == PUBLIC);
    let cases: Vec<Case> = named
        .chain(public)
        .map(|test| Case {
            test: test.clone(),
            mutant: number,
        })
        .collect();
    let mut alive = false;
    let mut seen = false;
    for ran in ran(shop, ready, &cases, outcome) {
        if ran.suite == PUBLIC {
            seen |= ran.result.status != Status::Passed;
        } else if dies(mutant.dies_by, &ran.result) {
            outcome.killers.push(ran.result.name);
        } else {
            alive = true;
            outcome.breaches.push(survival(mutant, &ran.result));
        }
    }
    outcome.counts.killed += usize::from(!alive);
    outcome.counts.unseen_by_public += usize::from(!seen);
}

/// Whether a test's result is a death of the kind that the mutant's header allows.
pub(super) fn dies(by: DiesBy, result: &TestResult) -> bool {
    match result.status {
        Status::Failed => true,
        Status::Panicked => by == DiesBy::Panic,
        Status::TimedOut => by == DiesBy::Timeout,
        _ => false,
    }
}

fn survival(mutant: &Specimen, result: &TestResult) -> Breach {
    let message = match result.status {
        Status::Passed => format!("lives: test `{}` passes on it", result.name),
        Status::Panicked => format!(
            "test `{}` ends in a panic inside src/ ({}); assert what must come out, or write \
             `Dies by: panic` if the panic is the bug",
            result.name,
            result.message.as_deref().unwrap_or_default()
        ),
        Status::TimedOut => format!(
            "test `{}` hangs on it; bound the wait, or write `Dies by: timeout` if the hang is \
             the bug",
            result.name
        ),
        _ => format!(
            "test `{}` ends in a way that is no failed assertion: {}",
            result.name,
            result.message.as_deref().unwrap_or_default()
        ),
    };
    Breach::new(Law::Mutants, mutant.file(), message)
}

/// Runs cases without twins: what is run here is ours.
fn ran(shop: &Workshop, ready: &Ready, cases: &[Case], outcome: &mut Outcome) -> Vec<Ran> {
    match run(
        &shop.kit,
        ready,
        cases,
        Twins::None,
        &shop.options.for_mutants(),
    ) {
        Ok(ran) => ran,
        Err(fault) => {
            outcome.fault = Some(fault.to_string());
            Vec::new()
        }
    }
}
