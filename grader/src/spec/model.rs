//! The types of a spec: its format.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that is known of an exercise besides its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The schema that editors check the file against.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The exercise's name in snake case.
    pub name: String,
    /// The language of the exercise: always `rust`.
    pub language: String,
    /// What is handed in: always `code`.
    #[serde(rename = "type")]
    pub kind: String,
    /// 1 a single concept, 2 several together, 3 a complete system.
    pub tier: u8,
    /// Words to find the exercise by.
    pub tags: Vec<String>,
    /// The points, of 100, from which the exercise counts as passed.
    pub passing_score: u32,
    /// The exercise's number in the course, such as `EX00`.
    pub id: String,
    /// The package and folder that hold it.
    #[serde(rename = "crate")]
    pub package: String,
    /// What the exercise is called.
    pub title: String,
    /// The module of the course it belongs to.
    pub module: String,
    /// The concept it is about.
    pub concept: String,
    /// From 1 (a warm-up) to 10.
    pub difficulty: u8,
    /// How long a student should plan for, in minutes.
    pub duration_minutes: u32,
    /// The experience points that a full solution is worth.
    pub xp: u32,
    /// Time and space that the solution should need.
    pub complexity: String,
    /// What a student should have done before.
    pub prerequisites: Vec<String>,
    /// The fields of knowledge it touches.
    pub domains: Vec<String>,
    /// The crates that a submission may use.
    pub dependencies: Vec<String>,
    /// What the policy permits in this exercise, although it refuses it elsewhere.
    #[serde(default)]
    pub policy_exceptions: Vec<PolicyException>,
    /// What a running test may consume.
    #[serde(default)]
    pub limits: Limits,
    /// The questions of the handout's section 7, with their answers.
    pub quiz: Vec<Question>,
    /// How the platform knows the exercise.
    pub deploy: Deploy,
    /// What is graded. The points sum to 100.
    pub criteria: Vec<Criterion>,
    /// Concept codes that another exercise binds, because this one's API cannot carry them.
    #[serde(default)]
    pub covered_by: Vec<CoveredBy>,
}

/// One permission that an exercise needs, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyException {
    /// What is permitted.
    pub allow: Permission,
    /// Why the exercise cannot do without.
    pub reason: String,
}

/// What an exercise may be permitted by name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Sockets: `std::net`, `tokio::net`.
    Network,
    /// Bare function pointer types, `fn(u8) -> u8`.
    FnPointers,
    /// Higher-ranked bounds, `for<'a> Fn(&'a str)`.
    ForLifetimes,
}

/// What a running test may consume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Address space of a test's process, in MiB.
    pub memory_mib: u64,
    /// Processor time of a test's process, in seconds.
    pub cpu_seconds: u64,
    /// How long a test may take, in milliseconds, unless its criterion says otherwise. It is a
    /// guard against hangs, not a measure of speed.
    pub test_timeout_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory_mib: 1024,
            cpu_seconds: 20,
            test_timeout_ms: 10_000,
        }
    }
}

/// A question of the quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// Which choice is right, counted from 0.
    pub answer: usize,
    /// Why.
    pub explanation: String,
}

/// How the platform that hosts the course knows the exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deploy {
    /// The platform's version.
    pub hackbrain_version: String,
    /// The exercise's name there.
    pub exercise_slug: String,
}

/// One row of the table of points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// The row's name.
    pub name: String,
    /// What it is worth.
    pub points: u32,
    /// The group it is shown in.
    pub category: String,
    /// The situation that the tests set up.
    pub given: String,
    /// What a right solution does in it.
    pub expect: String,
    /// Nudges, the gentlest first.
    pub hints: Vec<String>,
    /// The handout's heading under which the rule stands.
    pub passage: String,
    /// The concept codes that it binds.
    pub concepts: Vec<String>,
    /// How failed tests cost points.
    #[serde(default)]
    pub credit: Credit,
    /// How long each of its tests may take, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// The hidden tests behind it, as `file::test`.
    pub tests: Vec<String>,
}

/// How failed tests cost points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Credit {
    /// Each test is worth an equal share of the criterion.
    #[default]
    Proportional,
    /// One failed test costs the whole criterion: a safety property holds or it does not.
    AllOrNothing,
}

/// A concept code that another exercise binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoveredBy {
    /// The code.
    pub concept: String,
    /// The package of the exercise that binds it.
    pub exercise: String,
    /// Why it cannot be bound here.
    pub reason: String,
}

impl Spec {
    /// All hidden tests that the criteria name.
    #[must_use]
    pub fn tests(&self) -> BTreeSet<&str> {
        self.criteria
            .iter()
            .flat_map(|row| row.tests.iter().map(String::as_str))
            .collect()
    }

    /// The criterion that `test` belongs to.
    #[must_use]
    pub fn criterion_of(&self, test: &str) -> Option<&Criterion> {
        self.criteria
            .iter()
            .find(|row| row.tests.iter().any(|name| name == test))
    }

    /// Whether the policy permits `permission` here.
    #[must_use]
    pub fn permits(&self, permission: Permission) -> bool {
        self.policy_exceptions
            .iter()
            .any(|exception| exception.allow == permission)
    }

    /// How long `test` may take, in milliseconds.
    #[must_use]
    pub fn timeout_ms(&self, test: &str) -> u64 {
        self.criterion_of(test)
            .and_then(|row| row.timeout_ms)
            .unwrap_or(self.limits.test_timeout_ms)
    }
}
