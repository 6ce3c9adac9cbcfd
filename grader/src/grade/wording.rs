//! What the stages found, in the words of a verdict.

use crate::compile::{Diagnostic, Side};
use crate::contract::{Breach, Witnesses};
use crate::policy::Refusal;
use crate::score::{Finding, Outcome, Place, Points};
use crate::source::{Files, SyntaxError};

/// One sentence on what the outcome means for the submission.
pub(super) fn summary(outcome: Outcome, points: Option<Points>, passing_score: u32) -> String {
    match (outcome, points) {
        (Outcome::Graded, Some(points)) if points.reaches(passing_score) => {
            format!("{points} of 100 points: passed (from {passing_score})")
        }
        (Outcome::Graded, Some(points)) => {
            format!("{points} of 100 points: not passed (from {passing_score})")
        }
        (Outcome::Graded, None) => "graded without points".to_owned(),
        (Outcome::Unusable, _) => "nothing could be taken from what was handed in".to_owned(),
        (Outcome::Refused, _) => {
            "refused before compiling: the sources do what a submission may not do".to_owned()
        }
        (Outcome::ContractBroken, _) => {
            "not tested: items of the contract are missing or altered".to_owned()
        }
        (Outcome::DoesNotCompile, _) => "not tested: the sources do not compile".to_owned(),
        (Outcome::Forged, _) => {
            "0 points: a test that cannot pass claimed to have passed, so results are forged"
                .to_owned()
        }
        (Outcome::GraderFault, _) => {
            "not graded: the grader or the machine failed, which says nothing about the submission"
                .to_owned()
        }
    }
}

pub(super) fn syntax_errors(errors: &[SyntaxError], files: &Files) -> Vec<Finding> {
    errors
        .iter()
        .map(|error| Finding {
            subject: "syntax".to_owned(),
            place: Some(place(&error.path, error.line, error.column)),
            message: error.message.clone(),
            remedy: Some("`cargo check` shows the same error with its context".to_owned()),
            source_line: line_of(files, &error.path, error.line),
        })
        .collect()
}

pub(super) fn refusals(refusals: &[Refusal], files: &Files) -> Vec<Finding> {
    refusals
        .iter()
        .map(|refusal| Finding {
            subject: refusal.rule.to_owned(),
            place: Some(place(&refusal.path, refusal.line, refusal.column)),
            message: format!("`{}`: {}", refusal.found, refusal.reason),
            remedy: Some(refusal.instead.clone()),
            source_line: line_of(files, &refusal.path, refusal.line),
        })
        .collect()
}

pub(super) fn breaches(breaches: &[Breach], files: &Files) -> Vec<Finding> {
    breaches
        .iter()
        .map(|breach| Finding {
            subject: breach.item.clone(),
            place: breach
                .place
                .as_ref()
                .map(|(path, line)| place(path, *line, 1)),
            message: breach.message.clone(),
            remedy: Some(breach.remedy.clone()),
            source_line: breach
                .place
                .as_ref()
                .and_then(|(path, line)| line_of(files, path, *line)),
        })
        .collect()
}

/// The compiler's errors. Those that only the contract's witnesses show are breaches of it.
pub(super) fn rejected(
    diagnostics: &[Diagnostic],
    witnesses: &Witnesses,
) -> (Outcome, Vec<Finding>) {
    let findings = diagnostics
        .iter()
        .map(|found| diagnostic(found, witnesses))
        .collect();
    let contract_only = diagnostics
        .iter()
        .all(|found| matches!(found.side, Side::Witness { .. }));
    let outcome = if contract_only {
        Outcome::ContractBroken
    } else {
        Outcome::DoesNotCompile
    };
    (outcome, findings)
}

fn diagnostic(found: &Diagnostic, witnesses: &Witnesses) -> Finding {
    let code = found.code.clone().unwrap_or_else(|| "error".to_owned());
    let message = match &found.label {
        Some(label) if !label.is_empty() => format!("{}: {label}", found.message),
        _ => found.message.clone(),
    };
    match &found.side {
        Side::Student { place, source_line } => Finding {
            subject: code,
            place: Some(place.clone()),
            message,
            remedy: found.help.clone(),
            source_line: Some(source_line.clone()),
        },
        Side::Witness { line } => {
            let claim = witnesses.explain(*line);
            let item = claim.map_or("the contract", |claim| &claim.item).to_owned();
            let must = claim.map_or("as in the handout's prototype", |claim| &claim.claim);
            Finding {
                message: format!("`{item}` does not keep the contract ({must}): {message}"),
                subject: item,
                place: None,
                remedy: Some("make it look as in the handout's prototype".to_owned()),
                source_line: None,
            }
        }
        Side::Hidden => Finding {
            subject: code,
            place: None,
            message: format!("the tests cannot use the submission's items: {message}"),
            remedy: Some("make every item look as in the handout's prototype".to_owned()),
            source_line: None,
        },
        Side::Nowhere => Finding {
            subject: code,
            place: None,
            message,
            remedy: found.help.clone(),
            source_line: None,
        },
    }
}

pub(super) fn compiler_stopped(why: &str) -> Finding {
    Finding {
        subject: "compiler".to_owned(),
        place: None,
        message: why.to_owned(),
        remedy: Some("look for macros or types that expand without end".to_owned()),
        source_line: None,
    }
}

fn place(file: &str, line: usize, column: usize) -> Place {
    Place {
        file: file.to_owned(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

fn line_of(files: &Files, path: &str, line: usize) -> Option<String> {
    files
        .get(path)?
        .lines()
        .nth(line.checked_sub(1)?)
        .map(str::to_owned)
}
