//! Building and running any sources against any suites of an exercise: what grading shares with
//! `verify`, for which mutants and the starter are submissions like any other.

use std::time::Duration;

use super::kit::Kit;
use super::options::Options;
use super::results;
use crate::compile::{self, Binary, CompileFault, Compiled, Diagnostic};
use crate::run::{self, PlannedTest, Twins};
use crate::sandbox::{Limits, Profile, SandboxFault};
use crate::score::TestResult;
use crate::source::Files;
use crate::spec::Permission;
use crate::stage::{self, Names, Plan, StageFault, StagedTest, Suite};

/// The variable that tests take the base of their random choices from.
const SEED_VARIABLE: &str = "SPLITBRAIN_SEED";
/// The variable that tells the simulations not to shrink what fails.
const SHRINK_VARIABLE: &str = "SPLITBRAIN_SHRINK";

/// What is to be built.
#[derive(Debug)]
pub struct Order<'a> {
    /// The sources.
    pub files: &'a Files,
    /// The suites, each under its name.
    pub suites: &'a [(&'a str, &'a Suite)],
    /// Items that prove the contract, if it is to be proven.
    pub witnesses: Option<&'a str>,
    /// The crate's own name, if a suite uses it.
    pub own_name: Option<&'a str>,
    /// The random names to use.
    pub names: &'a Names,
}

/// What came of building.
#[derive(Debug)]
pub enum Built {
    /// A binary, ready to run.
    Ready(Ready),
    /// The compiler rejects the sources.
    Rejected(Vec<Diagnostic>),
    /// The compiler was stopped by a bound.
    Stopped(String),
}

/// A binary with its tests.
#[derive(Debug)]
pub struct Ready {
    /// The binary.
    pub binary: Binary,
    /// Its tests.
    pub tests: Vec<StagedTest>,
    /// For each suite all its tests as one.
    pub wholes: Vec<StagedTest>,
}

/// The machine or the grader could not build.
#[derive(Debug, thiserror::Error)]
pub enum BuildFault {
    /// The sources could not be laid out.
    #[error(transparent)]
    Stage(#[from] StageFault),
    /// The compiler could not do its work.
    #[error(transparent)]
    Compile(#[from] CompileFault),
}

/// Builds an order. The staged sources, hidden tests included, are gone when it returns.
///
/// # Errors
///
/// The machine's or the grader's failure. Sources that do not compile are no fault.
pub fn build(kit: &Kit, order: &Order<'_>, profile: Profile) -> Result<Built, BuildFault> {
    let plan = Plan {
        own_name: order.own_name,
        files: order.files,
        suites: order.suites,
        witnesses: order.witnesses,
        names: order.names,
    };
    let staged = stage::stage(&kit.work_folder.join("stage"), &plan)?;
    let compiled = compile::compile(&kit.recipe, &staged, profile, &kit.work_folder)?;
    Ok(match compiled {
        Compiled::Binary(binary) => Built::Ready(Ready {
            binary,
            tests: staged.tests.clone(),
            wholes: staged.wholes.clone(),
        }),
        Compiled::Rejected(diagnostics) => Built::Rejected(diagnostics),
        Compiled::Stopped(why) => Built::Stopped(why),
    })
}

/// One test to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The test.
    pub test: StagedTest,
    /// The mutant that the binary shall be; 0 is none.
    pub mutant: u32,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The suite of the test.
    pub suite: String,
    /// Its result.
    pub result: TestResult,
}

/// Runs cases, in their order of the result.
///
/// # Errors
///
/// The sandbox failed; nothing is known of the code then.
pub fn run(
    kit: &Kit,
    ready: &Ready,
    cases: &[Case],
    twins: Twins,
    options: &Options,
) -> Result<Vec<Ran>, SandboxFault> {
    let spec = kit.spec();
    let plan = run::Plan {
        binary: ready.binary.path().to_owned(),
        profile: options.profile,
        limits: Limits::from(&spec.limits),
        loopback: spec.permits(Permission::Network),
        environment: environment(options),
        jobs: options.jobs,
        tests: cases.iter().map(|case| planned(kit, case)).collect(),
        twins,
    };
    let runs = run::run(&plan, None)?;
    let suites = cases.iter().map(|case| case.test.suite.clone());
    Ok(suites
        .zip(runs)
        .map(|(suite, run)| Ran {
            suite,
            result: results::result(run),
        })
        .collect())
}

fn environment(options: &Options) -> Vec<(String, String)> {
    let mut environment = vec![(SEED_VARIABLE.to_owned(), options.seed.clone())];
    if !options.shrink {
        environment.push((SHRINK_VARIABLE.to_owned(), "0".to_owned()));
    }
    environment
}

fn planned(kit: &Kit, case: &Case) -> PlannedTest {
    PlannedTest {
        name: case.test.name.clone(),
        id: case.test.id,
        twin: Some(case.test.twin),
        mutant: u64::from(case.mutant),
        deadline: Duration::from_millis(kit.spec().timeout_ms(&case.test.name)),
    }
}
