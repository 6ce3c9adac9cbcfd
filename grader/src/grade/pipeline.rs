//! The way of one submission through the stages, to its verdict.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::found::Found;
use super::judge::{Built, Case, Order, Ran, Ready, build, run};
use super::kit::Kit;
use super::options::Options;
use super::prepared::Prepared;
use super::wording;
use crate::contract;
use crate::policy;
use crate::run::Twins;
use crate::score::{self, Finding, Outcome, Points, Row, TestResult, Times, Verdict};
use crate::source::{Files, SourceTree};
use crate::spec::Spec;
use crate::submission::Submission;

/// The name of the suite that is graded, as [`Order::suites`] wants it.
pub const HIDDEN: &str = "hidden";

/// The verdict on `submission`.
#[must_use]
pub fn grade(prepared: &Prepared, submission: &Submission, options: &Options) -> Verdict {
    try_out(
        &prepared.kit,
        &admit(prepared, submission, options),
        options,
    )
}

/// The first half of a grade: what may be compiled of a submission, or what keeps it from that.
///
/// It is plain data, so that the second half can be done on another thread.
#[derive(Debug, Clone)]
pub struct Admitted {
    origin: PathBuf,
    ignored: Vec<String>,
    sources: Result<Files, Found>,
    began: Instant,
    check_ms: f64,
}

impl Admitted {
    /// What the compiler gets of it, if it gets as far as that.
    #[must_use]
    pub fn sources(&self) -> Option<&Files> {
        self.sources.as_ref().ok()
    }
}

/// Policy and contract, for `submission`.
#[must_use]
pub fn admit(prepared: &Prepared, submission: &Submission, options: &Options) -> Admitted {
    options.tell(&prepared.spec().package, "checking");
    let began = Instant::now();
    Admitted {
        origin: submission.origin.clone(),
        ignored: submission.ignored.clone(),
        sources: sources(prepared, &submission.files),
        began,
        check_ms: milliseconds(began),
    }
}

/// The second half of a grade: compiler, tests and points.
#[must_use]
pub fn try_out(kit: &Kit, admitted: &Admitted, options: &Options) -> Verdict {
    second_half(kit, admitted, options, |grading, sources| {
        grading.walk(kit, sources)
    })
}

/// The second half of a grade for what is compiled already: tests and points. What is not admitted
/// is judged as ever.
#[must_use]
pub fn try_out_built(kit: &Kit, admitted: &Admitted, ready: &Ready, options: &Options) -> Verdict {
    second_half(kit, admitted, options, |grading, _| {
        grading.test(kit, ready)
    })
}

fn second_half(
    kit: &Kit,
    admitted: &Admitted,
    options: &Options,
    walk: impl FnOnce(&mut Grading<'_>, &Files) -> Found,
) -> Verdict {
    let mut grading = Grading::new(kit.spec(), &admitted.origin, options);
    grading.began = admitted.began;
    grading.times.check_ms = admitted.check_ms;
    let found = match &admitted.sources {
        Ok(sources) => walk(&mut grading, sources),
        Err(found) => found.clone(),
    };
    let mut verdict = grading.verdict(found);
    verdict.ignored.clone_from(&admitted.ignored);
    verdict
}

/// The verdict on a submission of which nothing could be taken.
#[must_use]
pub fn unusable(spec: &Spec, origin: &Path, why: &str, options: &Options) -> Verdict {
    let finding = Finding {
        subject: "submission".to_owned(),
        place: None,
        message: why.to_owned(),
        remedy: None,
        source_line: None,
    };
    let found = Found::stopped(Outcome::Unusable, vec![finding]);
    Grading::new(spec, origin, options).verdict(found)
}

/// The verdict where the grader could not do its work.
#[must_use]
pub fn grader_fault(spec: &Spec, origin: &Path, why: &str, options: &Options) -> Verdict {
    Grading::new(spec, origin, options).verdict(Found::fault(why))
}

/// The verdict for an exercise whose spec is at fault, so that nothing is known of its points.
#[must_use]
pub fn spec_fault(name: &str, origin: &Path, why: &str, options: &Options) -> Verdict {
    let mut found = Found::fault(why);
    for finding in &mut found.findings {
        // The fault itself says what to mend, and in which file.
        finding.remedy = None;
    }
    Verdict {
        exercise: name.to_owned(),
        id: String::new(),
        title: String::new(),
        submission: origin.display().to_string(),
        outcome: Outcome::GraderFault,
        summary: wording::summary(Outcome::GraderFault, None, 0),
        points: None,
        passing_score: 0,
        passed: false,
        criteria: Vec::new(),
        findings: found.findings,
        ignored: Vec::new(),
        profile: options.profile.to_string(),
        times: Times::default(),
    }
}

struct Grading<'a> {
    spec: &'a Spec,
    origin: String,
    options: &'a Options,
    began: Instant,
    times: Times,
}

impl<'a> Grading<'a> {
    fn new(spec: &'a Spec, origin: &Path, options: &'a Options) -> Self {
        Self {
            spec,
            origin: origin.display().to_string(),
            options,
            began: Instant::now(),
            times: Times::default(),
        }
    }

    fn walk(&mut self, kit: &Kit, sources: &Files) -> Found {
        let order = Order {
            files: sources,
            suites: &[(HIDDEN, &kit.hidden)],
            witnesses: Some(&kit.witnesses.code),
            own_name: None,
            names: &crate::stage::Names::fresh(),
        };
        self.options.tell(&self.spec.package, "compiling");
        let began = Instant::now();
        let built = build(kit, &order, self.options.profile);
        self.times.compile_ms = milliseconds(began);
        let ready = match built {
            Ok(Built::Ready(ready)) => ready,
            Ok(Built::Rejected(diagnostics)) => {
                let (outcome, findings) = wording::rejected(&diagnostics, &kit.witnesses);
                return Found::stopped(outcome, findings);
            }
            Ok(Built::Stopped(why)) => {
                let finding = wording::compiler_stopped(&why);
                return Found::stopped(Outcome::DoesNotCompile, vec![finding]);
            }
            Err(fault) => return Found::fault(&fault.to_string()),
        };
        self.options.tell(&self.spec.package, "testing");
        let began = Instant::now();
        let found = self.test(kit, &ready);
        self.times.run_ms = milliseconds(began);
        found
    }

    fn test(&self, kit: &Kit, ready: &Ready) -> Found {
        let tests = ready.tests.iter().filter(|test| test.suite == HIDDEN);
        let cases: Vec<Case> = tests
            .map(|test| Case {
                test: test.clone(),
                mutant: 0,
            })
            .collect();
        // Which of the dear tests get a twin must not be foreseeable.
        let twins = Twins::sampled(uuid::Uuid::new_v4().as_u64_pair().0);
        match run(kit, ready, &cases, twins, self.options) {
            Ok(ran) => tested(ran),
            Err(fault) => Found::fault(&fault.to_string()),
        }
    }

    fn verdict(mut self, found: Found) -> Verdict {
        self.times.total_ms = milliseconds(self.began);
        let rows = score::rows(self.spec, &found.results);
        let points = points(found.outcome, &rows);
        let passed = points.is_some_and(|points| points.reaches(self.spec.passing_score));
        Verdict {
            exercise: self.spec.package.clone(),
            id: self.spec.id.clone(),
            title: self.spec.title.clone(),
            submission: self.origin,
            outcome: found.outcome,
            summary: wording::summary(found.outcome, points, self.spec.passing_score),
            points,
            passing_score: self.spec.passing_score,
            passed,
            criteria: rows,
            findings: found.findings,
            ignored: Vec::new(),
            profile: self.options.profile.to_string(),
            times: self.times,
        }
    }
}

/// The sources that may be compiled, or what keeps them from it.
fn sources(prepared: &Prepared, files: &Files) -> Result<Files, Found> {
    let tree = SourceTree::parse(files).map_err(|errors| {
        Found::stopped(
            Outcome::DoesNotCompile,
            wording::syntax_errors(&errors, files),
        )
    })?;
    let tree = tree.without_tests();
    let refusals = policy::inspect(&tree, &prepared.rules);
    if !refusals.is_empty() {
        return Err(Found::stopped(
            Outcome::Refused,
            wording::refusals(&refusals, files),
        ));
    }
    let breaches = contract::check(&tree, &prepared.contract);
    if !breaches.is_empty() {
        return Err(Found::stopped(
            Outcome::ContractBroken,
            wording::breaches(&breaches, files),
        ));
    }
    Ok(policy::neutralise(&tree))
}

fn tested(ran: Vec<Ran>) -> Found {
    let results: BTreeMap<String, TestResult> = ran
        .into_iter()
        .map(|ran| (ran.result.name.clone(), ran.result))
        .collect();
    let forged = results
        .values()
        .any(|result| result.status == score::Status::Forged);
    Found {
        outcome: if forged {
            Outcome::Forged
        } else {
            Outcome::Graded
        },
        findings: Vec::new(),
        results,
    }
}

/// A forger keeps no point, also not for tests that were passed honestly.
fn points(outcome: Outcome, rows: &[Row]) -> Option<Points> {
    match outcome {
        Outcome::Graded => Some(score::total(rows)),
        Outcome::GraderFault => None,
        _ => Some(Points::ZERO),
    }
}

fn milliseconds(since: Instant) -> f64 {
    // Whole microseconds: more digits would only be noise.
    (since.elapsed().as_secs_f64() * 1_000_000.0).round() / 1_000.0
}
