//! What came of one task.

use std::time::Duration;

use super::report::{Breach, Counts, ExerciseReport};

/// What came of one task.
#[derive(Debug, Clone, Default)]
pub(super) struct Outcome {
    pub(super) breaches: Vec<Breach>,
    /// What the task adds to the counts.
    pub(super) counts: Counts,
    /// The hidden tests that killed a mutant.
    pub(super) killers: Vec<String>,
    /// A failure of the machine or the grader.
    pub(super) fault: Option<String>,
    pub(super) work: Duration,
}

impl Outcome {
    /// Adds what a task found to its exercise's report.
    pub(super) fn add_to(self, report: &mut ExerciseReport) {
        report.breaches.extend(self.breaches);
        report.counts.add(&self.counts);
        report.killers.extend(self.killers);
        report.work += self.work;
        report.fault = report.fault.take().or(self.fault);
    }
}
