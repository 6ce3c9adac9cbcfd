//! The author's gate: the laws that make a verdict defensible, checked for every exercise.

use std::time::Instant;

mod agreement;
mod empty_hands;
mod matrix;
mod mutants;
mod opening;
mod options;
mod outcome;
mod papers;
mod reference;
mod render;
mod repeat;
mod report;
mod tasks;
mod words;
mod workshop;

pub use matrix::{Matrix, matrix};
pub use options::Options;
pub use render::{render, render_matrix};
pub use report::{Breach, Counts, ExerciseReport, Law, Report};

use crate::course::{Course, CourseFault};
use opening::{chosen, open};

/// Checks every law for the exercises in `names`, or for all that there are.
///
/// # Errors
///
/// A name that the course does not know. Everything else is in the report.
pub fn verify(course: &Course, names: &[String], options: &Options) -> Result<Report, CourseFault> {
    let began = Instant::now();
    let names = chosen(course, names)?;
    let mut shops = Vec::new();
    let mut reports = Vec::new();
    for name in &names {
        let mut report = ExerciseReport::new(name);
        if let Some(shop) = open(course, name, options, &mut report) {
            shops.push((reports.len(), shop));
        }
        reports.push(report);
    }
    for (index, outcome) in tasks::run(tasks::of(&shops), options.grading.jobs) {
        outcome.add_to(&mut reports[index]);
    }
    for (index, shop) in &shops {
        mutants::no_idle_test(shop, &mut reports[*index]);
    }
    for report in &mut reports {
        // Tasks end in any order.
        report.breaches.sort();
        report.tell_from(course.root());
    }
    Ok(Report {
        exercises: reports,
        course: agreement::of_course(course),
        elapsed: began.elapsed(),
    })
}
