//! Law 2: the starter and the hollow, which do nothing, earn nothing.

use super::outcome::Outcome;
use super::report::{Breach, Law};
use super::words::findings;
use super::workshop::Workshop;
use crate::grade::{Admitted, try_out};
use crate::score::{self, Status};

/// Grades a derived crate called `name`, and finds every test that it passes.
pub(super) fn check(shop: &Workshop, name: &str, admitted: &Admitted) -> Outcome {
    let mut outcome = Outcome::default();
    let verdict = try_out(&shop.kit, admitted, &shop.options.alone());
    match verdict.outcome {
        score::Outcome::Graded => {}
        score::Outcome::GraderFault => {
            outcome.fault = Some(findings(&verdict));
            return outcome;
        }
        _ => {
            let message = format!(
                "is no submission: {}\n{}",
                verdict.summary,
                findings(&verdict)
            );
            outcome
                .breaches
                .push(Breach::new(Law::Nothing, name, message));
            return outcome;
        }
    }
    for test in verdict.criteria.iter().flat_map(|row| &row.tests) {
        if test.status == Status::Passed {
            let culprit = format!("test {}", test.name);
            let message = format!("passes on {name}, so it is worth nothing: let it see something");
            outcome
                .breaches
                .push(Breach::new(Law::Nothing, culprit, message));
        }
    }
    outcome
}
