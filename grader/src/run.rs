//! The stage `run`: each test in a process of its own, in as many sandboxes as there are jobs.
//!
//! A test has passed only if its process proved that it reached the end of the test's body with no
//! hidden assertion swallowed. Twins are the same bodies, made to fail at their end: a twin that
//! brings a proof shows that proofs are being forged.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::sandbox::{Ask, Limits, Observation, Profile, Runner, RunnerSpec, SandboxFault};

mod outcome;
mod sample;

pub use outcome::{Place, TestOutcome, TestRun};
pub use sample::Twins;

/// What is always in a test's environment: no backtraces, and few of the arenas of which malloc
/// reserves one for each thread, 64 MiB of address space each.
const ENVIRONMENT: [(&str, &str); 2] = [("RUST_BACKTRACE", "0"), ("MALLOC_ARENA_MAX", "2")];

/// Everything that the stage needs to know.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The compiled tests. The file must stay until the stage is over.
    pub binary: PathBuf,
    /// How strictly they are confined.
    pub profile: Profile,
    /// What each may consume.
    pub limits: Limits,
    /// Whether they may open sockets on the loopback.
    pub loopback: bool,
    /// What is in the environment of each, besides what keeps a run quiet and its memory small.
    pub environment: Vec<(String, String)>,
    /// How many run at a time, at least one.
    pub jobs: usize,
    /// The tests, in the order in which they are reported.
    pub tests: Vec<PlannedTest>,
    /// Which twins run.
    pub twins: Twins,
}

/// One test of a [`Plan`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTest {
    /// Its name, as `file::test`.
    pub name: String,
    /// Its number in the binary.
    pub id: u64,
    /// Its twin's number in the binary, if it has one.
    pub twin: Option<u64>,
    /// The mutant that the binary shall be; 0 is none.
    pub mutant: u64,
    /// When it is killed.
    pub deadline: Duration,
}

/// Something that happened during the stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A test starts.
    Started {
        /// Its name.
        test: String,
    },
    /// A test ended; its twin may still turn "passed" into "forged".
    Ended {
        /// Its name.
        test: String,
        /// Whether it passed.
        passed: bool,
    },
}

/// Runs all tests of a plan, and the twins that it asks for. `progress` hears of each test; nobody
/// need listen. The runs come in the plan's order.
///
/// # Errors
///
/// [`SandboxFault`]: the sandbox failed, twice in a row for the same test. Nothing is known of the
/// submission then.
pub fn run(plan: &Plan, progress: Option<&Sender<Progress>>) -> Result<Vec<TestRun>, SandboxFault> {
    let bench = Bench {
        plan,
        idle: Mutex::new(Vec::new()),
    };
    let all: Vec<usize> = (0..plan.tests.len()).collect();
    let seen = bench.in_parallel(&all, |lane, index| {
        let test = &plan.tests[index];
        tell(progress, || Progress::Started {
            test: test.name.clone(),
        });
        let seen = lane.ask(test, test.id)?;
        let passed = seen.proves_completion();
        tell(progress, || Progress::Ended {
            test: test.name.clone(),
            passed,
        });
        Ok(seen)
    })?;
    let mut runs: Vec<TestRun> = plan
        .tests
        .iter()
        .zip(seen)
        .map(|(test, seen)| TestRun::new(test.name.clone(), test.deadline, seen))
        .collect();
    mark_forgeries(&bench, &mut runs)?;
    Ok(runs)
}

/// Runs the twins of passed tests.
fn mark_forgeries(bench: &Bench<'_>, runs: &mut [TestRun]) -> Result<(), SandboxFault> {
    let plan = bench.plan;
    let chosen: Vec<usize> = sample::choose(plan.twins, runs)
        .into_iter()
        .filter(|index| plan.tests[*index].twin.is_some())
        .collect();
    let seen = bench.in_parallel(&chosen, |lane, index| {
        let test = &plan.tests[index];
        lane.ask(test, test.twin.unwrap_or(test.id))
    })?;
    for (index, _) in chosen
        .iter()
        .zip(seen)
        .filter(|(_, seen)| seen.proves_completion())
    {
        runs[*index].outcome = TestOutcome::Forged;
    }
    Ok(())
}

fn tell(progress: Option<&Sender<Progress>>, event: impl FnOnce() -> Progress) {
    // Whoever stopped listening misses nothing that the result does not say.
    let _ = progress.map(|progress| progress.send(event()));
}

/// The sandboxes of one plan, opened as they are needed and kept for its twins.
struct Bench<'a> {
    plan: &'a Plan,
    idle: Mutex<Vec<Runner>>,
}

impl Bench<'_> {
    /// Does `work` for each item, on as many threads as there are jobs, each with a sandbox of its
    /// own. The results come in the items' order; the first fault stops everything.
    fn in_parallel<T: Send>(
        &self,
        items: &[usize],
        work: impl Fn(&mut Lane<'_>, usize) -> Result<T, SandboxFault> + Sync,
    ) -> Result<Vec<T>, SandboxFault> {
        let queue = Mutex::new(items.iter().copied().enumerate());
        let done = Mutex::new(Vec::with_capacity(items.len()));
        let fault = Mutex::new(None);
        let lane = || {
            let mut lane = Lane {
                bench: self,
                runner: lock(&self.idle).pop(),
            };
            loop {
                let next = lock(&queue).next();
                let Some((place, item)) = next.filter(|_| lock(&fault).is_none()) else {
                    break;
                };
                match work(&mut lane, item) {
                    Ok(result) => lock(&done).push((place, result)),
                    Err(error) => {
                        lock(&fault).get_or_insert(error);
                    }
                }
            }
            lock(&self.idle).extend(lane.runner);
        };
        thread::scope(|scope| {
            for _ in 1..self.plan.jobs.min(items.len()) {
                scope.spawn(lane);
            }
            lane();
        });
        if let Some(fault) = fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(fault);
        }
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|(place, _)| *place);
        Ok(done.into_iter().map(|(_, result)| result).collect())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // Nothing is ever left half done under these locks.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One thread of the stage with its sandbox.
struct Lane<'a> {
    bench: &'a Bench<'a>,
    runner: Option<Runner>,
}

impl Lane<'_> {
    /// Runs one test, or its twin by that one's number. If its sandbox fails, a new one gets one
    /// more try: the machine may have killed it for want of memory, and that is not this test's
    /// doing.
    fn ask(&mut self, test: &PlannedTest, id: u64) -> Result<Observation, SandboxFault> {
        let ask = Ask {
            id,
            mutant: test.mutant,
            deadline: test.deadline,
        };
        let mut runner = match self.runner.take() {
            Some(runner) => runner,
            None => self.open()?,
        };
        let seen = match runner.run(&ask) {
            Ok(seen) => seen,
            Err(_) => {
                runner = self.open()?;
                runner.run(&ask)?
            }
        };
        self.runner = Some(runner);
        Ok(seen)
    }

    fn open(&self) -> Result<Runner, SandboxFault> {
        let plan = self.bench.plan;
        let ours = ENVIRONMENT.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Runner::open(&RunnerSpec {
            profile: plan.profile,
            binary: plan.binary.clone(),
            limits: plan.limits,
            environment: ours
                .into_iter()
                .chain(plan.environment.iter().cloned())
                .collect(),
            loopback: plan.loopback,
        })
    }
}

/// The names of the tests that a set of runs passed.
#[must_use]
pub fn passed(runs: &[TestRun]) -> BTreeSet<&str> {
    runs.iter()
        .filter(|run| run.outcome.passed())
        .map(|run| run.name.as_str())
        .collect()
}
