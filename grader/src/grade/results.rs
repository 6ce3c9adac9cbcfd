//! From the run of a test to its result in a verdict.

use crate::run::{TestOutcome, TestRun};
use crate::score::{Place, Status, TestResult};
use crate::stage::Staged;

/// The result that a run stands for.
pub(super) fn result(run: TestRun) -> TestResult {
    let status = status(&run.outcome);
    let passed = status == Status::Passed;
    TestResult {
        status,
        message: (!passed).then(|| message(&run.outcome)),
        place: place(&run.outcome),
        output: if passed { None } else { output(&run) },
        elapsed_ms: u64::try_from(run.elapsed.as_millis()).unwrap_or(u64::MAX),
        name: run.name,
    }
}

fn status(outcome: &TestOutcome) -> Status {
    match outcome {
        TestOutcome::Passed => Status::Passed,
        TestOutcome::Failed {
            place: Some(place), ..
        } if !place.hidden => Status::Panicked,
        TestOutcome::Failed { .. } => Status::Failed,
        TestOutcome::TimedOut { .. } | TestOutcome::CpuExhausted { .. } => Status::TimedOut,
        TestOutcome::Crashed { .. } => Status::Crashed,
        TestOutcome::OutOfMemory => Status::OutOfMemory,
        TestOutcome::Flooded => Status::Flooded,
        TestOutcome::LeftEarly { .. } => Status::LeftEarly,
        TestOutcome::Swallowed { .. } => Status::Swallowed,
        TestOutcome::Garbled => Status::Garbled,
        TestOutcome::Forged => Status::Forged,
    }
}

/// The explanation; a panic's place is told on its own.
fn message(outcome: &TestOutcome) -> String {
    match outcome {
        TestOutcome::Failed {
            message,
            place: Some(place),
        } if Staged::student_file(&place.file).is_some() => {
            format!("your code panicked: {message}")
        }
        outcome => outcome.explain(),
    }
}

/// Where in the submission it happened; a place on the hidden side is not told.
fn place(outcome: &TestOutcome) -> Option<Place> {
    let TestOutcome::Failed {
        place: Some(place), ..
    } = outcome
    else {
        return None;
    };
    let file = Staged::student_file(&place.file)?.to_owned();
    Some(Place {
        file,
        line: place.line,
        column: place.column,
    })
}

fn output(run: &TestRun) -> Option<String> {
    let parts: Vec<&str> = [run.stdout.text.trim_end(), run.stderr.text.trim_end()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
