//! Profile `off`: plain processes, on any Unix.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use super::ask::{Ask, RunnerSpec};
use super::command;
use super::fault::{During, SandboxFault, Trouble};
use super::limits::Limits;
use super::outcome::{Observation, Output};
use super::proof::{self, NONCE_BYTES};
use super::supervise::{Bounds, Ended, Process, Streams, Watched, exit_of, supervise};

/// Runs tests as plain processes.
#[derive(Debug)]
pub(super) struct Bench {
    binary: PathBuf,
    environment: Vec<(String, String)>,
    limits: Limits,
    urandom: File,
}

impl Bench {
    pub(super) fn open(spec: &RunnerSpec) -> Result<Self, SandboxFault> {
        let unusable = |error| SandboxFault::Binary {
            path: spec.binary.clone(),
            error,
        };
        let binary = spec.binary.canonicalize().map_err(unusable)?;
        let urandom = File::open("/dev/urandom").during("opening /dev/urandom");
        Ok(Self {
            binary,
            environment: spec.environment.clone(),
            limits: spec.limits,
            urandom: urandom.map_err(SandboxFault::Broken)?,
        })
    }

    pub(super) fn run(&mut self, ask: &Ask) -> Result<Observation, SandboxFault> {
        self.observe(ask).map_err(SandboxFault::Broken)
    }

    fn observe(&mut self, ask: &Ask) -> Result<Observation, Trouble> {
        let mut nonce = [0; NONCE_BYTES];
        self.urandom
            .read_exact(&mut nonce)
            .during("drawing a nonce")?;
        let (ours, theirs) = UnixStream::pair().during("making the channel of the proof")?;
        proof::write_request(&ours, ask.id, ask.mutant, &nonce).during("asking for a test")?;
        let mut command = Command::new(&self.binary);
        command
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(OwnedFd::from(theirs));
        let bounds = bounds(&self.limits, ask.deadline);
        let watched = watch(&mut command, Some(ours.into()), bounds)?;
        Ok(proof::observation(watched, &nonce))
    }
}

/// Runs a command as a plain process.
pub(super) fn run_command(wanted: &command::Command) -> Result<Output, SandboxFault> {
    let mut command = Command::new(&wanted.program);
    command
        .args(&wanted.arguments)
        .current_dir(&wanted.folder)
        .stdin(Stdio::null());
    command
        .env_clear()
        .envs(wanted.environment.iter().map(|(name, value)| (name, value)));
    let bounds = bounds(&wanted.limits, wanted.deadline);
    let Watched {
        ending,
        stdout,
        stderr,
        elapsed,
        ..
    } = watch(&mut command, None, bounds).map_err(SandboxFault::Broken)?;
    Ok(Output {
        ending,
        stdout,
        stderr,
        elapsed,
    })
}

fn bounds(limits: &Limits, deadline: std::time::Duration) -> Bounds {
    let output_bytes = usize::try_from(limits.output_kib * 1024).unwrap_or(usize::MAX);
    Bounds {
        deadline,
        output_bytes,
        channel_bytes: proof::CHANNEL_BYTES_MAX,
    }
}

fn watch(
    command: &mut Command,
    proof: Option<OwnedFd>,
    bounds: Bounds,
) -> Result<Watched, Trouble> {
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0);
    let step = format!("starting {}", command.get_program().display());
    let mut child = command.spawn().during(&step)?;
    // Their end of the channel must not stay open in this process.
    command.stdin(Stdio::null());
    let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(Trouble::new(&step, "its outputs are not there"));
    };
    let (stdout, stderr) = (stdout.into(), stderr.into());
    let exit = exit_of(child.id().cast_signed());
    let streams = Streams {
        proof,
        stdout,
        stderr,
        exit,
        owner: None,
    };
    supervise(&mut Spawned { child, ended: None }, streams, bounds).during("watching a process")
}

/// A process that the standard library started, the head of a group of its own.
struct Spawned {
    child: Child,
    ended: Option<Ended>,
}

impl Process for Spawned {
    fn try_wait(&mut self) -> io::Result<Option<Ended>> {
        if self.ended.is_none() {
            self.ended = self.child.try_wait()?.map(ended);
        }
        Ok(self.ended)
    }

    fn sweep(&mut self) -> io::Result<()> {
        // A group outlives its head as long as anything is in it; an empty one is no error to us.
        let group = Pid::from_raw(self.child.id().cast_signed());
        let _ = killpg(group, Signal::SIGKILL);
        self.child.wait().map(drop)
    }
}

fn ended(status: ExitStatus) -> Ended {
    match (status.code(), status.signal()) {
        (Some(code), _) => Ended::Exited(code),
        (None, signal) => Ended::Signalled(signal.unwrap_or(0)),
    }
}
