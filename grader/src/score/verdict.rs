//! The verdict on one submission: the data that every report shows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::points::Points;
use crate::spec::Credit;

/// What came of one submission for one exercise.
///
/// The same submission gives the same verdict, but for [`Times`] and every `elapsed_ms`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The exercise's package.
    pub exercise: String,
    /// Its number in the course.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the submission was read from.
    pub submission: String,
    /// How far the submission came.
    pub outcome: Outcome,
    /// One sentence that says what the outcome means for this submission.
    pub summary: String,
    /// The points earned; none (`null`) if the grader or the machine was at fault.
    pub points: Option<Points>,
    /// The points from which the exercise counts as passed.
    pub passing_score: u32,
    /// Whether it is passed.
    pub passed: bool,
    /// The table of points, in the spec's order.
    pub criteria: Vec<Row>,
    /// What a stage before the tests found: refusals, breaches of contract, compiler errors.
    pub findings: Vec<Finding>,
    /// What was handed in but plays no part, such as a manifest.
    pub ignored: Vec<String>,
    /// The sandbox profile that the code was compiled and run in.
    pub profile: String,
    /// How long the stages took.
    pub times: Times,
}

impl Verdict {
    /// Whether nothing was lost.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.points == Some(Points::whole(100))
    }
}

/// How far a submission came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The tests ran, and the points are what they earned.
    Graded,
    /// Nothing could be taken from what was handed in.
    Unusable,
    /// The policy refuses something in the sources.
    Refused,
    /// An item of the contract is missing or altered.
    ContractBroken,
    /// The compiler rejects the sources.
    DoesNotCompile,
    /// A test that cannot pass claimed to have passed: the submission forges results.
    Forged,
    /// The grader or the machine failed; this says nothing about the submission.
    GraderFault,
}

impl Outcome {
    /// Whether the grader, not the student, is to mend something.
    #[must_use]
    pub fn is_our_fault(self) -> bool {
        self == Self::GraderFault
    }
}

/// One criterion, with what it earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The criterion's name.
    pub name: String,
    /// Its group.
    pub category: String,
    /// What it earned.
    pub points: Points,
    /// What it is worth.
    pub max: u32,
    /// How failed tests cost points.
    pub credit: Credit,
    /// The situation that the tests set up.
    pub given: String,
    /// The rule that they check.
    pub expect: String,
    /// The handout's heading under which the rule stands.
    pub passage: String,
    /// Its tests.
    pub tests: Vec<TestResult>,
}

/// What came of one hidden test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResult {
    /// The test, as `file::test`.
    pub name: String,
    /// What happened.
    pub status: Status,
    /// What a student can act on; none for a pass.
    pub message: Option<String>,
    /// Where in the submission it happened, if it did there.
    pub place: Option<Place>,
    /// The first part of what the code printed; only for tests that did not pass.
    pub output: Option<String>,
    /// How long it took, in milliseconds.
    pub elapsed_ms: u64,
}

impl TestResult {
    /// The result of a test that did not run.
    #[must_use]
    pub fn not_run(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            status: Status::NotRun,
            message: None,
            place: None,
            output: None,
            elapsed_ms: 0,
        }
    }
}

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It reached its end with every assertion held.
    Passed,
    /// An assertion of the test failed.
    Failed,
    /// The submission panicked.
    Panicked,
    /// It did not end in its time.
    TimedOut,
    /// It asked for more memory than it may have.
    OutOfMemory,
    /// Its process was killed by a signal.
    Crashed,
    /// Its process exited before the test's end.
    LeftEarly,
    /// The test's end was reached, but one of its assertions had failed and been swallowed.
    Swallowed,
    /// Something else than the harness wrote on the grader's channel.
    Garbled,
    /// It passed where it cannot pass.
    Forged,
    /// It printed more than it may.
    Flooded,
    /// It was not run.
    NotRun,
}

/// A place in the submission.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The file, by its path inside the crate.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1.
    pub column: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something that a stage before the tests found in the submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The rule, item or compiler code that it is about, such as `no-process` or `E0308`.
    pub subject: String,
    /// Where it stands, if at one place.
    pub place: Option<Place>,
    /// What was found and why it is at fault.
    pub message: String,
    /// What to do.
    pub remedy: Option<String>,
    /// The line of the submission that it is about.
    pub source_line: Option<String>,
}

/// How long the stages took, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// Policy, contract and staging.
    pub check_ms: f64,
    /// The compiler.
    pub compile_ms: f64,
    /// The tests and their twins.
    pub run_ms: f64,
    /// All of it.
    pub total_ms: f64,
}
