//! Runs the tests of one compiled submission, a fresh process each.

#[cfg(target_os = "linux")]
use std::time::Duration;

use super::ask::{Ask, RunnerSpec};
#[cfg(unix)]
use super::bare;
use super::fault::SandboxFault;
use super::outcome::Observation;
use super::profile::Profile;
#[cfg(target_os = "linux")]
use super::wire::{Job, Question, Reply, Tests};
#[cfg(target_os = "linux")]
use super::worker_link::{Worker, unexpected};

/// How much longer than a test's deadline its answer may take.
#[cfg(target_os = "linux")]
const GRACE: Duration = Duration::from_secs(30);

/// Runs the tests of one compiled submission, a fresh process each.
///
/// Several may be open at once. Dropping one ends all that runs in it.
#[derive(Debug)]
pub struct Runner(Kind);

#[derive(Debug)]
enum Kind {
    #[cfg(unix)]
    Bare(bare::Bench),
    #[cfg(target_os = "linux")]
    Worker(Box<Worker>),
    #[cfg(not(unix))]
    Nowhere(std::convert::Infallible),
}

impl Runner {
    /// Sets the sandbox up. The binary is in memory afterwards (except under [`Profile::Off`]),
    /// so that its file and the folder around it may be removed before the first test runs.
    ///
    /// # Errors
    ///
    /// [`SandboxFault`]: the binary cannot be read, or the machine cannot do what the profile
    /// needs.
    pub fn open(spec: &RunnerSpec) -> Result<Self, SandboxFault> {
        match spec.profile {
            #[cfg(unix)]
            Profile::Off => bare::Bench::open(spec).map(|bench| Self(Kind::Bare(bench))),
            #[cfg(target_os = "linux")]
            _ => Self::open_worker(spec),
            #[cfg(not(target_os = "linux"))]
            profile => Err(super::remedy::not_here(profile)),
        }
    }

    #[cfg(target_os = "linux")]
    fn open_worker(spec: &RunnerSpec) -> Result<Self, SandboxFault> {
        let job = Job::Tests(Tests {
            profile: spec.profile,
            binary: spec.binary.clone(),
            limits: spec.limits,
            environment: spec.environment.clone(),
            loopback: spec.loopback,
        });
        let mut worker = Worker::start(spec.profile, &job)?;
        match worker.first_reply()? {
            Reply::Ready { .. } => Ok(Self(Kind::Worker(Box::new(worker)))),
            Reply::NoBinary { errno } => {
                let error = std::io::Error::from_raw_os_error(errno);
                Err(SandboxFault::Binary {
                    path: spec.binary.clone(),
                    error,
                })
            }
            other => Err(unexpected(&other)),
        }
    }

    /// Runs one test to its end, and sweeps up after it.
    ///
    /// # Errors
    ///
    /// [`SandboxFault`]: the sandbox failed, not the test. The runner may be unusable then.
    pub fn run(&mut self, ask: &Ask) -> Result<Observation, SandboxFault> {
        match &mut self.0 {
            #[cfg(unix)]
            Kind::Bare(bench) => bench.run(ask),
            #[cfg(target_os = "linux")]
            Kind::Worker(worker) => {
                let Ask {
                    id,
                    mutant,
                    deadline,
                } = *ask;
                let question = Question {
                    id,
                    mutant,
                    deadline,
                };
                match worker.ask(&question, deadline.saturating_add(GRACE))? {
                    Reply::Observed(observation) => Ok(*observation),
                    other => Err(unexpected(&other)),
                }
            }
            #[cfg(not(unix))]
            Kind::Nowhere(never) => match (*never, ask) {},
        }
    }
}
