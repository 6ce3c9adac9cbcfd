//! The grader's end of a worker.

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::fault::{SandboxFault, Trouble};
use super::offer;
use super::profile::Profile;
use super::remedy::remedy;
use super::wire::{self, Job, Reply};

/// The name under which the grader starts itself to become a worker.
pub(super) const MARKER: &str = "splitbrain-sandbox-worker";

/// How long setting a sandbox up may take on the busiest machine.
const SETUP_TIMEOUT: Duration = Duration::from_secs(60);

/// A running worker. Dropping it ends the worker and all that runs in it.
#[derive(Debug)]
pub(super) struct Worker {
    socket: UnixStream,
    process: Child,
    profile: Profile,
}

impl Worker {
    /// Starts a worker and gives it its job.
    pub(super) fn start(profile: Profile, job: &Job) -> Result<Self, SandboxFault> {
        offer::check()?;
        let broken = |error: io::Error| {
            let errno = error.raw_os_error();
            let (step, cause) = ("starting a worker".to_owned(), error.to_string());
            SandboxFault::Broken(Trouble { step, cause, errno })
        };
        let (socket, theirs) = UnixStream::pair().map_err(broken)?;
        let process = Command::new("/proc/self/exe")
            .arg0(MARKER)
            .env_clear()
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A Ctrl-C at the terminal is the grader's to handle.
            .process_group(0)
            .spawn()
            .map_err(broken)?;
        let mut worker = Self {
            socket,
            process,
            profile,
        };
        wire::send(&mut worker.socket, job).map_err(|error| worker.lost(&error))?;
        Ok(worker)
    }

    /// Waits until the sandbox stands, or for another first reply.
    pub(super) fn first_reply(&mut self) -> Result<Reply, SandboxFault> {
        self.reply(SETUP_TIMEOUT)
    }

    /// Asks and waits for the answer.
    pub(super) fn ask(
        &mut self,
        question: &impl serde::Serialize,
        timeout: Duration,
    ) -> Result<Reply, SandboxFault> {
        wire::send(&mut self.socket, question).map_err(|error| self.lost(&error))?;
        self.reply(timeout)
    }

    /// Waits for the next reply.
    pub(super) fn reply(&mut self, timeout: Duration) -> Result<Reply, SandboxFault> {
        let reply = self
            .socket
            .set_read_timeout(Some(timeout))
            .and_then(|()| wire::receive(&mut self.socket))
            .map_err(|error| self.lost(&error))?;
        match reply {
            Reply::Refused(trouble) => {
                let remedy = remedy(&trouble).to_owned();
                Err(SandboxFault::Unsupported {
                    profile: self.profile,
                    trouble,
                    remedy,
                })
            }
            Reply::Failed(trouble) => Err(SandboxFault::Broken(trouble)),
            reply => Ok(reply),
        }
    }

    fn lost(&mut self, error: &io::Error) -> SandboxFault {
        let _ = self.process.kill();
        let ended = self
            .process
            .wait()
            .map_or_else(|error| error.to_string(), |s| s.to_string());
        SandboxFault::Lost(format!("{error}; the worker ended with {ended}"))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Its first process dies with the worker, and with it everything in the sandbox.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The fault of a worker that answers what was not asked.
pub(super) fn unexpected(reply: &Reply) -> SandboxFault {
    SandboxFault::Lost(format!(
        "it said {reply:?} where something else was expected"
    ))
}
