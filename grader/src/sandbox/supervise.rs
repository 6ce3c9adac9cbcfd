//! Watches one process until it ends or must be ended: its outputs, its channel, its deadline.
//!
//! One thread, one `poll`: the process may write to all of its streams as fast as it likes and
//! neither blocks for ever nor makes the watcher keep more than the bounds allow.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::libc;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use super::outcome::{Captured, Ending};

/// How often to look whether the process has ended, where the system cannot tell.
const TICK: Duration = Duration::from_millis(5);

/// A process that writes more than this to one stream never means to stop.
const FLOOD_BYTES: u64 = 64 * 1024 * 1024;

/// How a process ended by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    Exited(i32),
    Signalled(i32),
}

/// A process that was started.
pub(super) trait Process {
    /// How it ended, if it has.
    fn try_wait(&mut self) -> io::Result<Option<Ended>>;
    /// Kills it and whatever it left behind, and reaps it.
    fn sweep(&mut self) -> io::Result<()>;
}

/// Our ends of a process's streams.
pub(super) struct Streams<'a> {
    /// The channel of the proof.
    pub(super) proof: Option<OwnedFd>,
    pub(super) stdout: OwnedFd,
    pub(super) stderr: OwnedFd,
    /// Becomes readable when the process ends.
    pub(super) exit: Option<OwnedFd>,
    /// Hangs up when whoever asked is gone.
    pub(super) owner: Option<BorrowedFd<'a>>,
}

/// How far a process may go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) deadline: Duration,
    pub(super) output_bytes: usize,
    pub(super) channel_bytes: usize,
}

/// What was seen.
pub(super) struct Watched {
    pub(super) ending: Ending,
    pub(super) channel: Vec<u8>,
    pub(super) stdout: Captured,
    pub(super) stderr: Captured,
    pub(super) elapsed: Duration,
}

/// Watches `process` to its end, then sweeps up after it.
///
/// # Errors
///
/// `ConnectionAborted` when the owner hung up; else a failed system call. The process is gone in
/// either case.
pub(super) fn supervise(
    process: &mut impl Process,
    streams: Streams<'_>,
    bounds: Bounds,
) -> io::Result<Watched> {
    let started = Instant::now();
    let mut sinks = [
        Sink::new(
            streams.proof,
            bounds.channel_bytes + 1,
            bounds.channel_bytes as u64,
        )?,
        Sink::new(Some(streams.stdout), bounds.output_bytes, FLOOD_BYTES)?,
        Sink::new(Some(streams.stderr), bounds.output_bytes, FLOOD_BYTES)?,
    ];
    let end = watch(
        process,
        &mut sinks,
        &streams.exit,
        streams.owner,
        started,
        bounds.deadline,
    );
    let elapsed = started.elapsed();
    process.sweep()?;
    let end = end?;
    // Nobody writes any more: what is left in the pipes is all there will ever be.
    for sink in &mut sinks {
        while sink.stream.is_some() && !sink.flooded() && sink.drain()? {}
    }
    let [channel, stdout, stderr] = sinks;
    Ok(Watched {
        ending: ending(end, &stderr.kept),
        channel: channel.kept,
        stdout: stdout.captured(),
        stderr: stderr.captured(),
        elapsed,
    })
}

/// A descriptor that becomes readable when a child of ours ends, where the system has such.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub(super) fn exit_of(pid: i32) -> Option<OwnedFd> {
    use std::os::fd::FromRawFd;
    // SAFETY: a call without pointers.
    let fd = unsafe { libc::syscall(libc::SYS_pidfd_open, pid, 0) };
    let fd = i32::try_from(fd).ok().filter(|fd| *fd >= 0)?;
    // SAFETY: the call made this descriptor, and nobody else has it.
    Some(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// A descriptor that becomes readable when a child of ours ends, where the system has such.
#[cfg(not(target_os = "linux"))]
pub(super) fn exit_of(_pid: i32) -> Option<OwnedFd> {
    None
}

enum End {
    Itself(Ended),
    Late,
    Flood,
}

fn watch(
    process: &mut impl Process,
    sinks: &mut [Sink; 3],
    exit: &Option<OwnedFd>,
    owner: Option<BorrowedFd<'_>>,
    started: Instant,
    deadline: Duration,
) -> io::Result<End> {
    loop {
        if let Some(ended) = process.try_wait()? {
            return Ok(End::Itself(ended));
        }
        if sinks.iter().any(Sink::flooded) {
            return Ok(End::Flood);
        }
        let mut patience = deadline.saturating_sub(started.elapsed());
        if patience.is_zero() {
            return Ok(End::Late);
        }
        if exit.is_none() {
            patience = patience.min(TICK);
        }
        wait(sinks, exit, owner, patience)?;
    }
}

/// Waits until something happens, and takes in what the process wrote.
fn wait(
    sinks: &mut [Sink; 3],
    exit: &Option<OwnedFd>,
    owner: Option<BorrowedFd<'_>>,
    patience: Duration,
) -> io::Result<()> {
    let ready: Vec<bool> = {
        let mut fds = Vec::with_capacity(5);
        let streams = sinks.iter().filter_map(|sink| sink.stream.as_ref());
        fds.extend(streams.map(|stream| PollFd::new(stream.as_fd(), PollFlags::POLLIN)));
        let readable = fds.len();
        fds.extend(owner.map(|owner| PollFd::new(owner, PollFlags::empty())));
        fds.extend(
            exit.as_ref()
                .map(|exit| PollFd::new(exit.as_fd(), PollFlags::POLLIN)),
        );
        // Rounded up: a wait of 0 ms would spin.
        let millis = i32::try_from(patience.as_millis() + 1).unwrap_or(i32::MAX);
        match poll(
            &mut fds,
            PollTimeout::try_from(millis).unwrap_or(PollTimeout::MAX),
        ) {
            Ok(_) | Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
        if owner.is_some() && fds[readable].any() == Some(true) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        fds[..readable]
            .iter()
            .map(|fd| fd.any() == Some(true))
            .collect()
    };
    let open = sinks.iter_mut().filter(|sink| sink.stream.is_some());
    for (sink, _) in open.zip(ready).filter(|(_, ready)| *ready) {
        sink.drain()?;
    }
    Ok(())
}

fn ending(end: End, stderr: &[u8]) -> Ending {
    match end {
        End::Late => Ending::TimedOut,
        End::Flood => Ending::Flooded,
        End::Itself(Ended::Exited(status)) => Ending::Exited(status),
        End::Itself(Ended::Signalled(libc::SIGXCPU)) => Ending::CpuExhausted,
        // Only the wording depends on this text, which the process could have written by itself.
        End::Itself(Ended::Signalled(libc::SIGABRT))
            if contains(stderr, b"memory allocation of") =>
        {
            Ending::OutOfMemory
        }
        End::Itself(Ended::Signalled(signal)) => Ending::Signalled(signal),
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// One stream that a process writes to, and what is kept of it.
struct Sink {
    stream: Option<File>,
    kept: Vec<u8>,
    keep: usize,
    seen: u64,
    flood: u64,
}

impl Sink {
    fn new(stream: Option<OwnedFd>, keep: usize, flood: u64) -> io::Result<Self> {
        if let Some(stream) = &stream {
            let flags = OFlag::from_bits_retain(fcntl(stream, FcntlArg::F_GETFL)?);
            fcntl(stream, FcntlArg::F_SETFL(flags | OFlag::O_NONBLOCK))?;
        }
        Ok(Self {
            stream: stream.map(File::from),
            kept: Vec::new(),
            keep,
            seen: 0,
            flood,
        })
    }

    fn flooded(&self) -> bool {
        self.seen > self.flood
    }

    /// Takes in one piece; false when there is none for now. Closes the stream at its end.
    fn drain(&mut self) -> io::Result<bool> {
        let Some(stream) = &mut self.stream else {
            return Ok(false);
        };
        let mut piece = [0; 64 * 1024];
        let count = match stream.read(&mut piece) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(true),
            // The other end of a socket was closed with something unread in it.
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => 0,
            Err(error) => return Err(error),
        };
        if count == 0 {
            self.stream = None;
            return Ok(false);
        }
        self.seen += count as u64;
        let room = self.keep - self.kept.len();
        self.kept.extend_from_slice(&piece[..count.min(room)]);
        Ok(true)
    }

    fn captured(&self) -> Captured {
        Captured::new(&self.kept, self.seen > self.kept.len() as u64)
    }
}
