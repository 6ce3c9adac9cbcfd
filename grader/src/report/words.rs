//! What outcomes are called, wherever they are shown.

use super::harmless;
use crate::score::{Outcome, Row, Status, TestResult, Verdict};

/// A test's name as the sentence that it is.
///
/// `merge::a_receive_dominates_the_message` reads "a receive dominates the message".
#[must_use]
pub fn sentence(test: &str) -> String {
    test.rsplit("::").next().unwrap_or(test).replace('_', " ")
}

/// How a test ended, as a remark after its sentence, if no message says it.
#[must_use]
pub fn remark(test: &TestResult) -> Option<&'static str> {
    if test
        .message
        .as_deref()
        .is_some_and(|message| !message.trim().is_empty())
    {
        return None;
    }
    match test.status {
        Status::Passed => None,
        Status::Failed => Some("failed"),
        Status::Panicked => Some("your code panicked"),
        Status::TimedOut => Some("did not end in time"),
        Status::OutOfMemory => Some("ran out of memory"),
        Status::Crashed => Some("crashed"),
        Status::LeftEarly => Some("exited before its end"),
        Status::Swallowed => Some("a failed assertion was swallowed"),
        Status::Garbled => Some("the grader's channel was tampered with"),
        Status::Forged => Some("passed where it cannot pass"),
        Status::Flooded => Some("printed too much"),
        Status::NotRun => Some("was not run"),
    }
}

/// The one word (or three) for a verdict.
#[must_use]
pub fn verdict(verdict: &Verdict) -> &'static str {
    match verdict.outcome {
        Outcome::Graded if verdict.passed => "PASSED",
        Outcome::Graded => "NOT PASSED",
        Outcome::Unusable => "NOTHING TO GRADE",
        Outcome::Refused => "REFUSED",
        Outcome::ContractBroken => "CONTRACT BROKEN",
        Outcome::DoesNotCompile => "DOES NOT COMPILE",
        Outcome::Forged => "FORGED RESULTS",
        Outcome::GraderFault => "NO VERDICT",
    }
}

/// The points as text; a dash if there are none to speak of.
#[must_use]
pub fn points(verdict: &Verdict) -> String {
    verdict
        .points
        .map_or_else(|| "–".to_owned(), |points| points.to_string())
}

/// The points beside what they are out of and what is asked for.
#[must_use]
pub fn score(verdict: &Verdict) -> String {
    match verdict.points {
        Some(points) => format!("{points} of 100 points, {} to pass", verdict.passing_score),
        None => "no points given, none taken".to_owned(),
    }
}

/// What the outcome means; nothing where tests ran, since points and criteria say it all.
#[must_use]
pub fn summary(verdict: &Verdict) -> String {
    let mut letters = verdict.summary.chars();
    match (verdict.outcome, letters.next()) {
        (Outcome::Graded, _) | (_, None) => String::new(),
        (_, Some(first)) => first.to_uppercase().chain(letters).collect(),
    }
}

/// The remark on what was handed in and plays no part.
#[must_use]
pub fn ignored(paths: &[String]) -> String {
    const MOST: usize = 5;
    let shown: Vec<String> = paths
        .iter()
        .take(MOST)
        .map(|path| harmless::line(path))
        .collect();
    let more = match paths.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Handed in, but not used: {}{more}", shown.join(", "))
}

/// How a criterion fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// All of its points.
    Full,
    /// Some of them.
    Part,
    /// None.
    None,
}

impl Mark {
    /// How `row` fared.
    #[must_use]
    pub fn of(row: &Row) -> Self {
        if row.points.reaches(row.max) {
            Self::Full
        } else if row.points > crate::score::Points::ZERO {
            Self::Part
        } else {
            Self::None
        }
    }

    /// The sign for it; the three differ in shape, not only in colour.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Full => "✓",
            Self::Part => "◐",
            Self::None => "✗",
        }
    }
}

/// The tests that ran and cost points, those that failed alike together, in the spec's order.
///
/// A body that is still `todo!()` fails every test with the same words; they are said once.
#[must_use]
pub fn failures(row: &Row) -> Vec<Vec<&TestResult>> {
    let mut groups: Vec<Vec<&TestResult>> = Vec::new();
    for test in row.tests.iter().filter(|test| has_failed(test)) {
        match groups.iter_mut().find(|group| alike(group[0], test)) {
            Some(group) => group.push(test),
            None => groups.push(vec![test]),
        }
    }
    groups
}

fn has_failed(test: &TestResult) -> bool {
    !matches!(test.status, Status::Passed | Status::NotRun)
}

fn alike(one: &TestResult, other: &TestResult) -> bool {
    one.status == other.status
        && one.message == other.message
        && one.place == other.place
        && one.output == other.output
}

/// The remark on tests of `row` that did not run.
#[must_use]
pub fn not_run(row: &Row) -> Option<String> {
    let idle = row
        .tests
        .iter()
        .filter(|test| test.status == Status::NotRun)
        .count();
    match idle {
        0 => None,
        1 => Some("One test was not run.".to_owned()),
        idle => Some(format!("{idle} tests were not run.")),
    }
}

/// The criteria that have something to tell: all, if points were earned by tests; those with a
/// failed test, if something else decided; none, if the fault is ours.
#[must_use]
pub fn rows_with_news(verdict: &Verdict) -> Vec<&Row> {
    let rows = verdict.criteria.iter();
    match verdict.outcome {
        Outcome::Graded => rows.collect(),
        Outcome::GraderFault => Vec::new(),
        _ => rows
            .filter(|row| row.tests.iter().any(has_failed))
            .collect(),
    }
}

/// The remark on the time and place of the grading.
#[must_use]
pub fn times(verdict: &Verdict) -> String {
    let times = verdict.times;
    let mut parts = Vec::new();
    for (what, spent_ms) in [
        ("checks", times.check_ms),
        ("compile", times.compile_ms),
        ("tests", times.run_ms),
    ] {
        if spent_ms > 0.0 {
            parts.push(format!("{what} {}", duration(spent_ms)));
        }
    }
    let detail = if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join(", "))
    };
    format!(
        "{} in all{detail}, sandbox: {}",
        duration(times.total_ms),
        verdict.profile
    )
}

fn duration(milliseconds: f64) -> String {
    if milliseconds < 1_000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.1} s", milliseconds / 1_000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{duration, sentence};

    #[test]
    fn a_test_name_reads_as_a_sentence() {
        assert_eq!(
            sentence("merge::a_receive_dominates_the_message"),
            "a receive dominates the message"
        );
        assert_eq!(sentence("alone"), "alone");
    }

    #[test]
    fn times_have_the_unit_that_fits() {
        assert_eq!(duration(0.4), "0 ms");
        assert_eq!(duration(812.3), "812 ms");
        assert_eq!(duration(61_240.0), "61.2 s");
    }
}
