//! Runs code that nobody trusts, so that it can neither harm the machine nor forge a verdict.
//!
//! Two uses: [`Command`] runs the compiler over a submission, [`Runner`] runs the tests of one
//! compiled submission, a fresh process each. How strictly is a [`Profile`]; what the machine can
//! do, [`probe`] tells. Everything that fails in here is a [`SandboxFault`]: ours, never the
//! student's.
//!
//! The grader has many threads and must not fork. It starts its own binary again instead, which
//! becomes a single-threaded worker: so the first line of every `main` that uses this module is
//! [`become_worker_if_asked`].
//!
//! What confines a test under [`Profile::Full`], each layer on its own:
//!
//! - the machine's superuser is given up for a user that owns nothing;
//! - namespaces: no other process, no network but a private loopback, a root of memory that shows
//!   the loader and the C library and nothing else, no `/proc`;
//! - the binary is a sealed file in memory, without a path, executed by descriptor;
//! - Landlock on the few visible files, seccomp with a list of what is allowed;
//! - no capability, no way to new ones; limits on memory, time, files, threads and output;
//! - all that a test started or wrote is gone before the next one starts.

mod ask;
#[cfg(unix)]
mod bare;
mod command;
mod errand;
mod fault;
mod limits;
#[cfg(target_os = "linux")]
mod linux;
mod offer;
mod outcome;
mod probe;
mod profile;
#[cfg(unix)]
mod proof;
mod remedy;
mod runner;
#[cfg(unix)]
mod supervise;
#[cfg(target_os = "linux")]
mod wire;
#[cfg(target_os = "linux")]
mod worker_link;

pub use ask::{Ask, RunnerSpec};
pub use command::Command;
pub use fault::{SandboxFault, Trouble};
pub use limits::Limits;
pub use outcome::{Captured, Ending, Observation, Output, PanicReport};
pub use probe::{Capabilities, Missing, probe};
pub use profile::{Profile, UnknownProfile};
pub use runner::Runner;

/// Becomes a sandbox if this process was started to be one, and does not return then.
///
/// To be called first in every `main` of a program that uses the sandbox, before any thread.
pub fn become_worker_if_asked() {
    offer::make();
    #[cfg(target_os = "linux")]
    if std::env::args_os()
        .next()
        .is_some_and(|name| name == worker_link::MARKER)
    {
        linux::worker::run();
    }
}
