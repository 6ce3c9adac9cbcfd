//! What the pipeline finds on its way, before it is a verdict.

use std::collections::BTreeMap;

use crate::score::{Finding, Outcome, TestResult};

/// What the pipeline found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) outcome: Outcome,
    pub(super) findings: Vec<Finding>,
    pub(super) results: BTreeMap<String, TestResult>,
}

impl Found {
    pub(super) fn stopped(outcome: Outcome, findings: Vec<Finding>) -> Self {
        Self {
            outcome,
            findings,
            results: BTreeMap::new(),
        }
    }

    pub(super) fn fault(why: &str) -> Self {
        let finding = Finding {
            subject: "grader".to_owned(),
            place: None,
            message: why.to_owned(),
            remedy: Some("run `cargo xtask doctor`; grade again once it is content".to_owned()),
            source_line: None,
        };
        Self::stopped(Outcome::GraderFault, vec![finding])
    }
}
