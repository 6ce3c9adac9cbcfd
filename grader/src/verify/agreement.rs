//! What belongs to the course and to no exercise: generated files are up to date.

use super::report::{Breach, Law};
use crate::course::Course;
use crate::generated;

/// The breaches of the course as a whole.
pub(super) fn of_course(course: &Course) -> Vec<Breach> {
    generated::out_of_date(course)
        .into_iter()
        .map(|path| {
            let message = "is out of date; run `cargo xtask generate`";
            Breach::new(Law::Agreement, path, message)
        })
        .collect()
}
