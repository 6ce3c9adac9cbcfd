//! Whether the course itself can be read.

use super::finding::{Finding, State};
use crate::course::Course;

pub(super) fn examine(course: &Course) -> Vec<Finding> {
    let written = course.written();
    let faults: Vec<Finding> = written
        .iter()
        .filter_map(|name| course.exercise(name).err().map(|fault| (name, fault)))
        .map(|(name, fault)| {
            Finding::bad(
                &format!("exercise {name}"),
                State::Missing,
                fault.to_string(),
                "mend it, or take a fresh checkout",
            )
        })
        .collect();
    if !faults.is_empty() {
        return faults;
    }
    if written.is_empty() {
        return vec![Finding::bad(
            "course",
            State::Missing,
            "no exercise is written",
            "take a whole checkout, or begin with `cargo xtask new`",
        )];
    }
    let planned = course.entries().len();
    let said = format!(
        "{} of {planned} exercises are written, every spec is sound",
        written.len()
    );
    vec![Finding::good("course", said)]
}
