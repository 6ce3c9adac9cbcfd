//! The kill matrix: every mutant against every test, hidden and public.

use super::mutants::{Unbuilt, built, dies, in_folded};
use super::opening::{chosen, open};
use super::options::Options;
use super::report::ExerciseReport;
use super::workshop::{PUBLIC, Specimen, Workshop};
use crate::course::{Course, CourseFault};
use crate::grade::{Case, HIDDEN, Options as Grading, Ready, Twins, run};
use crate::score::Status;
use crate::stage::Names;

/// Which tests kill which mutants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The exercise.
    pub exercise: String,
    /// The hidden tests: the columns.
    pub hidden: Vec<String>,
    /// The mutants: the rows.
    pub rows: Vec<MatrixRow>,
    /// What kept mutants from being tried: misfits, sources that do not compile, our own faults.
    pub troubles: Vec<String>,
}

/// One mutant's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The mutant.
    pub mutant: String,
    /// For each hidden test whether it kills the mutant.
    pub kills: Vec<bool>,
    /// For each hidden test whether the mutant's header names it.
    pub named: Vec<bool>,
    /// How many public tests fail on it.
    pub public_kills: usize,
}

impl Matrix {
    /// The mutants that no hidden test kills.
    pub fn alive(&self) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter(|row| !row.kills.contains(&true))
            .map(|row| row.mutant.as_str())
    }

    /// The hidden tests that kill no mutant.
    pub fn idle(&self) -> impl Iterator<Item = &str> {
        self.hidden
            .iter()
            .enumerate()
            .filter(|(column, _)| !self.rows.iter().any(|row| row.kills[*column]))
            .map(|(_, test)| test.as_str())
    }

    /// Whether no row and no column is empty and every mutant was tried.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.troubles.is_empty() && self.alive().next().is_none() && self.idle().next().is_none()
    }
}

/// The matrices of the exercises in `names`, or of all that there are.
///
/// # Errors
///
/// A name that the course does not know.
pub fn matrix(
    course: &Course,
    names: &[String],
    options: &Options,
) -> Result<Vec<Matrix>, CourseFault> {
    let names = chosen(course, names)?;
    Ok(names
        .iter()
        .map(|name| of_exercise(course, name, options))
        .collect())
}

fn of_exercise(course: &Course, name: &str, options: &Options) -> Matrix {
    let mut report = ExerciseReport::new(name);
    let shop = open(course, name, options, &mut report);
    let mut matrix = Matrix {
        exercise: name.to_owned(),
        hidden: Vec::new(),
        rows: Vec::new(),
        troubles: report
            .breaches
            .iter()
            .map(|breach| format!("{}: {}", breach.culprit, breach.message))
            .chain(report.fault.clone())
            .collect(),
    };
    if let Some(shop) = shop {
        matrix.hidden = shop.kit.hidden.names().map(str::to_owned).collect();
        fill(&shop, &mut matrix);
        matrix
            .rows
            .sort_by(|one, other| letter_order(&one.mutant, &other.mutant));
    }
    matrix
}

fn letter_order(one: &str, other: &str) -> std::cmp::Ordering {
    let letters = |name: &str| name.split('-').next().map_or(0, str::len);
    (letters(one), one).cmp(&(letters(other), other))
}

fn fill(shop: &Workshop, matrix: &mut Matrix) {
    if in_folded(shop).next().is_some() {
        match built(shop, &shop.folded, &shop.suites(), &shop.names) {
            Ok(ready) => {
                for (mutant, number) in in_folded(shop) {
                    add_row(shop, &ready, mutant, number, matrix);
                }
            }
            Err(Unbuilt::Fault(said) | Unbuilt::Rejected(said)) => {
                matrix
                    .troubles
                    .push(format!("the folded mutants do not build: {said}"));
            }
        }
    }
    for mutant in shop.mutants.iter().filter(|mutant| mutant.number.is_none()) {
        match built(shop, &mutant.files, &shop.suites(), &Names::fresh()) {
            Ok(ready) => add_row(shop, &ready, mutant, 0, matrix),
            Err(Unbuilt::Fault(said) | Unbuilt::Rejected(said)) => {
                matrix
                    .troubles
                    .push(format!("{} does not build: {said}", mutant.name));
            }
        }
    }
}

fn add_row(shop: &Workshop, ready: &Ready, mutant: &Specimen, number: u32, matrix: &mut Matrix) {
    let cases: Vec<Case> = ready
        .tests
        .iter()
        .map(|test| Case {
            test: test.clone(),
            mutant: number,
        })
        .collect();
    let options = Grading {
        shrink: false,
        ..shop.options.grading.clone()
    };
    options.tell(shop.name(), "testing mutants");
    let ran = match run(&shop.kit, ready, &cases, Twins::None, &options) {
        Ok(ran) => ran,
        Err(fault) => {
            matrix.troubles.push(format!("{}: {fault}", mutant.name));
            return;
        }
    };
    let killed = |test: &String| {
        ran.iter().any(|ran| {
            ran.suite == HIDDEN && ran.result.name == *test && dies(mutant.dies_by, &ran.result)
        })
    };
    let public_kills = ran
        .iter()
        .filter(|ran| ran.suite == PUBLIC && ran.result.status != Status::Passed)
        .count();
    matrix.rows.push(MatrixRow {
        mutant: mutant.name.clone(),
        kills: matrix.hidden.iter().map(killed).collect(),
        named: matrix
            .hidden
            .iter()
            .map(|test| mutant.killed_by.contains(test))
            .collect(),
        public_kills,
    });
}
