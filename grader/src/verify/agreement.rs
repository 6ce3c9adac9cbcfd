//! What belongs to the course and to no exercise: generated files are up to date.

use super::report::{Breach, Law};
use crate::course::Course;
use crate::schema;

/// The breaches of the course as a whole.
pub(super) fn of_course(course: &Course) -> Vec<Breach> {
    schema::out_of_date(course)
        .into_iter()
        .map(|path| {
            let message = "differs from what the grader's types give; run `cargo xtask schema`";
            Breach::new(Law::Agreement, path, message)
        })
        .collect()
}
