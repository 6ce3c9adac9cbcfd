//! What running a test and running a command have in common.

use std::ffi::CString;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use super::super::fault::{During, Trouble};
use super::super::limits::Limits;
use super::super::proof;
use super::super::supervise::{Bounds, Streams, Watched, supervise};
use super::child;

/// An environment as `execve` takes it.
pub(crate) fn environment(variables: &[(String, String)]) -> Result<Vec<CString>, Trouble> {
    texts(
        variables
            .iter()
            .map(|(name, value)| format!("{name}={value}")),
    )
}

/// Texts as `execve` takes them.
pub(crate) fn texts(texts: impl Iterator<Item = String>) -> Result<Vec<CString>, Trouble> {
    texts
        .map(CString::new)
        .collect::<Result<_, _>>()
        .map_err(|error| Trouble::new("passing arguments", error))
}

/// How far a process may go.
pub(crate) fn bounds(limits: &Limits, deadline: Duration) -> Bounds {
    let output_bytes = usize::try_from(limits.output_kib * 1024).unwrap_or(usize::MAX);
    Bounds {
        deadline,
        output_bytes,
        channel_bytes: proof::CHANNEL_BYTES_MAX,
    }
}

/// Watches a process to its end, or to the owner's.
pub(crate) fn watch(
    owner: &UnixStream,
    child: child::Child,
    proof: Option<OwnedFd>,
    bounds: Bounds,
) -> Result<Watched, Trouble> {
    let child::Child {
        mut process,
        stdout,
        stderr,
        exit,
    } = child;
    let streams = Streams {
        proof,
        stdout,
        stderr,
        exit,
        owner: Some(owner.as_fd()),
    };
    supervise(&mut process, streams, bounds).during("watching a process")
}
