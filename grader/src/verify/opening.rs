//! From the name of an exercise to its workshop.

use super::options::Options;
use super::papers;
use super::report::{ExerciseReport, Law};
use super::workshop::Workshop;
use crate::course::{Course, CourseFault};
use crate::grade::{Prepared, PreparedFault};

/// The packages that `names` stand for; all that there are, if there are none.
pub(super) fn chosen(course: &Course, names: &[String]) -> Result<Vec<String>, CourseFault> {
    if names.is_empty() {
        return Ok(course.written().into_iter().map(str::to_owned).collect());
    }
    names
        .iter()
        .map(|name| course.package_of(name).map(str::to_owned))
        .collect()
}

/// Checks what can be checked on paper, and opens the workshop for the rest.
pub(super) fn open(
    course: &Course,
    name: &str,
    options: &Options,
    report: &mut ExerciseReport,
) -> Option<Workshop> {
    papers::check(course, name, report);
    let exercise = match course.exercise(name) {
        Ok(exercise) => exercise,
        Err(fault) => {
            report.breach(Law::Agreement, "its spec", fault.to_string());
            return None;
        }
    };
    options.grading.tell(name, "preparing");
    let prepared = match Prepared::of(course, &exercise) {
        Ok(prepared) => prepared,
        Err(PreparedFault::Compile(fault)) => {
            report.fault = Some(fault.to_string());
            return None;
        }
        Err(fault) => {
            report.breach(Law::Agreement, name, fault.to_string());
            return None;
        }
    };
    Workshop::open(prepared, options, report)
}
