//! Stage 7: from outcomes to points. Pure arithmetic: no file, no clock, no process.

use std::collections::BTreeMap;

mod points;
mod verdict;

pub use points::Points;
pub use verdict::{Finding, Outcome, Place, Row, Status, TestResult, Times, Verdict};

use crate::spec::{Credit, Criterion, Spec};

/// The table of points for `results`, in the order of the spec.
///
/// A test without a result has not run, and earns nothing.
#[must_use]
pub fn rows(spec: &Spec, results: &BTreeMap<String, TestResult>) -> Vec<Row> {
    spec.criteria
        .iter()
        .map(|criterion| row(criterion, results))
        .collect()
}

/// What the rows sum to.
#[must_use]
pub fn total(rows: &[Row]) -> Points {
    rows.iter().map(|row| row.points).sum()
}

fn row(criterion: &Criterion, results: &BTreeMap<String, TestResult>) -> Row {
    let tests: Vec<TestResult> = criterion
        .tests
        .iter()
        .map(|name| {
            results
                .get(name)
                .cloned()
                .unwrap_or_else(|| TestResult::not_run(name))
        })
        .collect();
    let passed = tests
        .iter()
        .filter(|test| test.status == Status::Passed)
        .count();
    Row {
        name: criterion.name.clone(),
        category: criterion.category.clone(),
        points: earned(criterion, passed),
        max: criterion.points,
        credit: criterion.credit,
        given: criterion.given.clone(),
        expect: criterion.expect.clone(),
        passage: criterion.passage.clone(),
        tests,
    }
}

fn earned(criterion: &Criterion, passed: usize) -> Points {
    match criterion.credit {
        Credit::Proportional => Points::share(criterion.points, passed, criterion.tests.len()),
        Credit::AllOrNothing if passed == criterion.tests.len() => Points::whole(criterion.points),
        Credit::AllOrNothing => Points::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Points, Status, TestResult, earned, row};
    use crate::spec::{Credit, Criterion};

    fn criterion(points: u32, credit: Credit, tests: usize) -> Criterion {
        Criterion {
            name: "c".into(),
            points,
            category: "Core".into(),
            given: "g".into(),
            expect: "e".into(),
            hints: vec!["h".into()],
            passage: "p".into(),
            concepts: Vec::new(),
            credit,
            timeout_ms: None,
            tests: (0..tests).map(|test| format!("f::t{test}")).collect(),
        }
    }

    #[test]
    fn proportional_credit_gives_each_test_its_share() {
        let criterion = criterion(10, Credit::Proportional, 3);
        assert_eq!(earned(&criterion, 0), Points::ZERO);
        assert_eq!(earned(&criterion, 1).to_string(), "3.33");
        assert_eq!(earned(&criterion, 2).to_string(), "6.66");
        assert_eq!(earned(&criterion, 3), Points::whole(10));
    }

    #[test]
    fn all_or_nothing_never_gives_a_part() {
        let criterion = criterion(10, Credit::AllOrNothing, 3);
        assert_eq!(earned(&criterion, 2), Points::ZERO);
        assert_eq!(earned(&criterion, 3), Points::whole(10));
    }

    #[test]
    fn a_test_that_did_not_run_earns_nothing() {
        let row = row(&criterion(10, Credit::Proportional, 2), &BTreeMap::new());
        assert_eq!(row.points, Points::ZERO);
        assert!(row.tests.iter().all(|test| test.status == Status::NotRun));
    }

    #[test]
    fn only_a_pass_earns_points() {
        let passed = TestResult {
            status: Status::Passed,
            ..TestResult::not_run("f::t0")
        };
        let late = TestResult {
            status: Status::TimedOut,
            ..TestResult::not_run("f::t1")
        };
        let results = BTreeMap::from([("f::t0".into(), passed), ("f::t1".into(), late)]);
        let row = row(&criterion(10, Credit::Proportional, 2), &results);
        assert_eq!(row.points.to_string(), "5");
    }
}
