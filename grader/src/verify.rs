//! The author's gate: the laws that make a verdict defensible, checked for every exercise.

use std::sync::Mutex;
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
use workshop::Workshop;

/// The exercises' papers checked and their workshops open, in the order of the names: on as many
/// threads as there are jobs, since matching mutants keeps a processor busy.
fn all_opened(
    course: &Course,
    names: &[String],
    options: &Options,
) -> Vec<(ExerciseReport, Option<Workshop>)> {
    let queue = Mutex::new(names.iter().enumerate());
    let opened = Mutex::new(Vec::new());
    let lock = "no thread panics while it holds this";
    std::thread::scope(|scope| {
        for _ in 0..options.grading.jobs.clamp(1, names.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect(lock).next();
                    let Some((place, name)) = next else { break };
                    let mut report = ExerciseReport::new(name);
                    let shop = open(course, name, options, &mut report);
                    opened.lock().expect(lock).push((place, report, shop));
                }
            });
        }
    });
    let mut opened = opened.into_inner().expect(lock);
    opened.sort_by_key(|(place, _, _)| *place);
    opened
        .into_iter()
        .map(|(_, report, shop)| (report, shop))
        .collect()
}

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
    for (report, shop) in all_opened(course, &names, options) {
        shops.extend(shop.map(|shop| (reports.len(), shop)));
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
