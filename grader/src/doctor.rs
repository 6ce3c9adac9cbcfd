//! What this machine has for grading, what it lacks, and what to do about it.

use crate::course::Course;
use crate::sandbox;

mod confinement;
mod finding;
mod machine;
mod papers;
mod render;
mod toolchain;

pub use finding::{Finding, State, is_fit};
pub use render::render;

/// Looks at the toolchain, the machine, the course and, last, the sandbox.
#[must_use]
pub fn examine(course: &Course) -> Vec<Finding> {
    let mut findings = toolchain::examine(course.root());
    findings.extend(machine::examine(&course.work_folder()));
    findings.extend(papers::examine(course));
    findings.push(confinement::judge(sandbox::probe()));
    findings
}

#[cfg(test)]
mod tests;
