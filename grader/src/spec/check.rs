//! What a spec must satisfy beyond its shape.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::fault::SpecFault;
use super::model::Spec;

/// The points that a spec's criteria must sum to.
const POINTS_IN_ALL: u32 = 100;

/// The first rule that `spec` breaks, if any.
pub(super) fn check(spec: &Spec, path: &Path) -> Result<(), SpecFault> {
    let fault = points(spec)
        .or_else(|| tests(spec))
        .or_else(|| criteria(spec))
        .or_else(|| quiz(spec))
        .or_else(|| limits(spec));
    fault.map_or(Ok(()), |fault| Err(SpecFault::new(path, fault)))
}

fn points(spec: &Spec) -> Option<String> {
    let sum: u32 = spec.criteria.iter().map(|row| row.points).sum();
    if sum != POINTS_IN_ALL {
        return Some(format!(
            "gives {sum} points in all; the `points` of the criteria must sum to {POINTS_IN_ALL}"
        ));
    }
    if let Some(row) = spec.criteria.iter().find(|row| row.points == 0) {
        return Some(format!("gives criterion `{}` no points; give it some or drop it", row.name));
    }
    if spec.passing_score == 0 || spec.passing_score > POINTS_IN_ALL {
        return Some(format!(
            "has a `passing_score` of {}; it must lie between 1 and {POINTS_IN_ALL}",
            spec.passing_score
        ));
    }
    None
}

fn tests(spec: &Spec) -> Option<String> {
    let mut owner = BTreeMap::new();
    for row in &spec.criteria {
        if row.tests.is_empty() {
            return Some(format!("names no test behind criterion `{}`; list some", row.name));
        }
        for test in &row.tests {
            if let Some(other) = owner.insert(test, &row.name) {
                return Some(format!(
                    "lists test `{test}` in `{other}` and in `{}`; a test earns points once",
                    row.name
                ));
            }
            if !test.contains("::") {
                return Some(format!("names a test `{test}`; write it as `file::test`"));
            }
        }
    }
    None
}

fn criteria(spec: &Spec) -> Option<String> {
    let mut names = BTreeSet::new();
    for row in &spec.criteria {
        if !names.insert(&row.name) {
            return Some(format!("has two criteria called `{}`; rename one", row.name));
        }
        for (field, text) in
            [("given", &row.given), ("expect", &row.expect), ("passage", &row.passage)]
        {
            if text.trim().is_empty() {
                return Some(format!("leaves `{field}` of criterion `{}` empty", row.name));
            }
        }
        if row.hints.is_empty() {
            return Some(format!("gives criterion `{}` no hint; write at least one", row.name));
        }
    }
    None
}

fn quiz(spec: &Spec) -> Option<String> {
    spec.quiz.iter().find(|question| question.answer >= question.choices.len()).map(|question| {
        format!(
            "answers the quiz question {:?} with choice {}, but it has {}, counted from 0",
            question.question,
            question.answer,
            question.choices.len()
        )
    })
}

fn limits(spec: &Spec) -> Option<String> {
    let limits = spec.limits;
    if limits.memory_mib < 64 || limits.cpu_seconds == 0 || limits.test_timeout_ms < 100 {
        return Some(
            "has `limits` that no test can live in; give at least 64 MiB, 1 s of processor time \
             and 100 ms"
                .to_owned(),
        );
    }
    None
}
