//! What a spec must satisfy beyond its shape.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Spec;

/// The points that a spec's criteria must sum to.
const POINTS_IN_ALL: u32 = 100;

/// All rules that `spec` breaks, worded to follow the file's name.
pub(super) fn faults(spec: &Spec) -> Vec<String> {
    let mut faults = points(spec);
    faults.extend(tests(spec));
    faults.extend(criteria(spec));
    faults.extend(quiz(spec));
    faults.extend(fixed_values(spec));
    faults
}

fn points(spec: &Spec) -> Vec<String> {
    let mut faults = Vec::new();
    let sum: u32 = spec.criteria.iter().map(|row| row.points).sum();
    if sum != POINTS_IN_ALL {
        faults.push(format!(
            "gives {sum} points in all; the `points` of the criteria must sum to {POINTS_IN_ALL}"
        ));
    }
    for row in spec.criteria.iter().filter(|row| row.points == 0) {
        faults.push(format!(
            "gives criterion `{}` no points; give it some or drop it",
            row.name
        ));
    }
    if spec.passing_score == 0 || spec.passing_score > POINTS_IN_ALL {
        faults.push(format!(
            "has a `passing_score` of {}; it must lie between 1 and {POINTS_IN_ALL}",
            spec.passing_score
        ));
    }
    faults
}

fn tests(spec: &Spec) -> Vec<String> {
    let mut faults = Vec::new();
    let mut owner = BTreeMap::new();
    for row in &spec.criteria {
        if row.tests.is_empty() {
            faults.push(format!(
                "names no test behind criterion `{}`; list some",
                row.name
            ));
        }
        for test in &row.tests {
            if let Some(other) = owner.insert(test, &row.name) {
                faults.push(format!(
                    "lists test `{test}` in `{other}` and in `{}`; a test earns points once",
                    row.name
                ));
            }
            if !test.contains("::") {
                faults.push(format!("names a test `{test}`; write it as `file::test`"));
            }
        }
    }
    faults
}

fn criteria(spec: &Spec) -> Vec<String> {
    let mut faults = Vec::new();
    let mut names = BTreeSet::new();
    for row in &spec.criteria {
        if !names.insert(&row.name) {
            faults.push(format!(
                "has two criteria called `{}`; rename one",
                row.name
            ));
        }
        for (field, text) in [
            ("given", &row.given),
            ("expect", &row.expect),
            ("passage", &row.passage),
        ] {
            if text.trim().is_empty() {
                faults.push(format!(
                    "leaves `{field}` of criterion `{}` empty",
                    row.name
                ));
            }
        }
        if row.hints.iter().all(|hint| hint.trim().is_empty()) {
            faults.push(format!(
                "gives criterion `{}` no hint; write at least one",
                row.name
            ));
        }
    }
    faults
}

fn quiz(spec: &Spec) -> Vec<String> {
    let wrong = spec
        .quiz
        .iter()
        .filter(|question| question.answer >= question.choices.len());
    let mut faults: Vec<String> = wrong
        .map(|question| {
            format!(
                "answers the quiz question {:?} with choice {}, but it has {}, counted from 0",
                question.question,
                question.answer,
                question.choices.len()
            )
        })
        .collect();
    if spec.quiz.is_empty() {
        faults.push("has no `quiz`; ask at least one question".to_owned());
    }
    faults
}

fn fixed_values(spec: &Spec) -> Vec<String> {
    let mut faults = Vec::new();
    for (field, value, must) in [
        ("language", &spec.language, "rust"),
        ("type", &spec.kind, "code"),
    ] {
        if value != must {
            faults.push(format!("has `{field}` {value:?}; it must be {must:?}"));
        }
    }
    if !(1..=3).contains(&spec.tier) {
        faults.push(format!(
            "has a `tier` of {}; it must lie between 1 and 3",
            spec.tier
        ));
    }
    if !(1..=10).contains(&spec.difficulty) {
        faults.push(format!(
            "has a `difficulty` of {}; it is out of 10",
            spec.difficulty
        ));
    }
    let limits = spec.limits;
    if limits.memory_mib < 64 || limits.cpu_seconds == 0 || limits.test_timeout_ms < 100 {
        faults.push(
            "has `limits` that no test can live in; give at least 64 MiB, 1 s of processor time \
             and 100 ms"
                .to_owned(),
        );
    }
    faults
}
