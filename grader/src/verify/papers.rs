//! What can be checked without compiling: handout, contract, errata, concepts, and whether
//! anything is still to be filled in.

use std::path::Path;

use super::report::{ExerciseReport, Law};
use crate::concepts::{self, Concepts};
use crate::contract::{self, Contract};
use crate::course::{Course, Exercise};
use crate::errata::{self, Errata};
use crate::handout::{self, Handout};
use crate::scaffold;

/// Checks the papers of one exercise.
pub(super) fn check(course: &Course, name: &str, report: &mut ExerciseReport) {
    for place in scaffold::unfilled(course, name) {
        let culprit = format!("{}:{}", told(&place.path, course), place.line);
        report.breach(
            Law::Agreement,
            &culprit,
            format!("is still to be filled in: {}", place.text),
        );
    }
    // A spec at fault is told by whoever opens the exercise.
    let Ok(exercise) = course.exercise(name) else {
        return;
    };
    check_handout(course, &exercise, report);
    check_errata(course, &exercise, report);
    check_concepts(course, &exercise, report);
}

fn check_handout(course: &Course, exercise: &Exercise, report: &mut ExerciseReport) {
    let path = exercise.handout_path();
    let culprit = told(&path, course);
    let handout = match Handout::read(&path) {
        Ok(handout) => handout,
        Err(fault) => return report.breach(Law::Handout, &culprit, fault.to_string()),
    };
    let contract = std::fs::read_to_string(exercise.contract_path()).unwrap_or_default();
    let found = handout::check(
        &handout,
        &exercise.spec,
        &contract,
        &exercise.folder,
        course.root(),
    );
    for breach in found.into_iter().chain(handout.usage_example().err()) {
        let culprit = breach
            .line
            .map_or(culprit.clone(), |line| format!("{culprit}:{line}"));
        report.breach(
            Law::Handout,
            &culprit,
            format!("{}; {}", breach.message, breach.remedy),
        );
    }
}

fn check_errata(course: &Course, exercise: &Exercise, report: &mut ExerciseReport) {
    let path = course.spec_folder().join("errata.json");
    let errata = match Errata::load(&path) {
        Ok(errata) => errata,
        Err(fault) => return report.breach(Law::Errata, "spec/errata.json", fault.to_string()),
    };
    let seed = match Contract::load(&exercise.seed_prototype_path()) {
        Ok(seed) => seed,
        Err(fault) => {
            let culprit = told(&exercise.seed_prototype_path(), course);
            return report.breach(Law::Errata, &culprit, fault.to_string());
        }
    };
    // A contract that cannot be read is told by whoever prepares the exercise.
    let Ok(contract) = Contract::load(&exercise.contract_path()) else {
        return;
    };
    let differences = contract::differences(&seed, &contract);
    let entries: Vec<_> = errata.for_exercise(&exercise.name).collect();
    for message in errata::check(&differences, &seed.paths(), &entries) {
        report.breach(Law::Errata, "spec/errata.json", message);
    }
}

fn check_concepts(course: &Course, exercise: &Exercise, report: &mut ExerciseReport) {
    let concepts = match Concepts::load(&course.spec_folder().join("concepts.json")) {
        Ok(concepts) => concepts,
        Err(fault) => {
            return report.breach(Law::Agreement, "spec/concepts.json", fault.to_string());
        }
    };
    let known: Vec<&str> = course
        .entries()
        .iter()
        .map(|entry| entry.package.as_str())
        .collect();
    let culprit = told(&exercise.spec_path(), course);
    for message in concepts::check(&exercise.spec, concepts.of(&exercise.name), &known) {
        report.breach(Law::Agreement, &culprit, message);
    }
}

/// A path as it is told: from the checkout's root.
fn told(path: &Path, course: &Course) -> String {
    path.strip_prefix(course.root())
        .unwrap_or(path)
        .display()
        .to_string()
}
