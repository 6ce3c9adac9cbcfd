//! Verdicts, in the words of breaches.

use super::report::{Breach, Law};
use crate::score::{Outcome, Status, Verdict};

/// A breach of law 1 for everything that cost the reference a point.
pub(super) fn lost(verdict: &Verdict) -> Vec<Breach> {
    if verdict.outcome != Outcome::Graded {
        let message = format!("{}\n{}", verdict.summary, findings(verdict));
        return vec![Breach::new(Law::Reference, "the reference", message)];
    }
    let tests = verdict.criteria.iter().flat_map(|row| &row.tests);
    tests
        .filter(|test| test.status != Status::Passed)
        .map(|test| {
            let message = format!("fails: {}", test.message.as_deref().unwrap_or_default());
            Breach::new(Law::Reference, format!("test {}", test.name), message)
        })
        .collect()
}

/// What the stages before the tests found, one a line.
pub(super) fn findings(verdict: &Verdict) -> String {
    let lines: Vec<String> = verdict
        .findings
        .iter()
        .map(|finding| {
            let place = finding
                .place
                .as_ref()
                .map_or(String::new(), |place| format!("{place}: "));
            format!("{place}{}: {}", finding.subject, finding.message)
        })
        .collect();
    lines.join("\n")
}
