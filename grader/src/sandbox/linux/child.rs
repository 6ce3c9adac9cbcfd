//! Starting a confined process from a worker.
//!
//! A worker has a single thread, so that the child of its `fork` may do anything before `execve`.

use std::ffi::CString;
use std::fs::{File, Permissions};
use std::io::{self, Read, Seek, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;

use nix::errno::Errno;
use nix::fcntl::OFlag;
use nix::libc;
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{
    ForkResult, Pid, chdir, dup2_stderr, dup2_stdin, dup2_stdout, fork, pipe2, setsid,
};

use super::super::fault::{During, Trouble};
use super::super::limits::Limits;
use super::super::supervise::{Ended, Process, exit_of};
use super::caps;
use super::fence::Fence;
use super::seccomp::{Filters, PINNED_PATH};

/// What to execute.
pub(crate) enum Image {
    /// A sealed file in memory, which has no path.
    Sealed(OwnedFd),
    /// A program by its path.
    Path(CString),
}

/// Everything about a process to be started that stays the same from one to the next.
pub(crate) struct Launch {
    pub(crate) image: Image,
    pub(crate) arguments: Vec<CString>,
    pub(crate) environment: Vec<CString>,
    pub(crate) folder: PathBuf,
    pub(crate) limits: Limits,
    /// How many threads and processes the process's user may have.
    pub(crate) threads: u64,
    pub(crate) fence: Fence,
    pub(crate) filters: Filters,
}

/// A started process, with our ends of its outputs.
pub(crate) struct Child {
    pub(crate) process: Forked,
    pub(crate) stdout: OwnedFd,
    pub(crate) stderr: OwnedFd,
    pub(crate) exit: Option<OwnedFd>,
}

/// Starts a process whose descriptor 0 is `stdin`. `alone` says that the worker is the first
/// process of a namespace, so that everything else in it may be killed.
pub(crate) fn start(launch: &Launch, stdin: OwnedFd, alone: bool) -> Result<Child, Trouble> {
    let step = "making pipes";
    let (stdout, their_stdout) = pipe2(OFlag::O_CLOEXEC).during(step)?;
    let (stderr, their_stderr) = pipe2(OFlag::O_CLOEXEC).during(step)?;
    let (failure, their_failure) = pipe2(OFlag::O_CLOEXEC).during(step)?;
    let pointers = Pointers::new(launch);
    // SAFETY: the worker has no other thread that could hold a lock.
    #[allow(unsafe_code)]
    let forked = unsafe { fork() }.during("starting a process")?;
    let pid = match forked {
        ForkResult::Parent { child } => child,
        ForkResult::Child => {
            let trouble = confine(launch, &stdin, &their_stdout, &their_stderr)
                .map(|()| execute(launch, &pointers))
                .unwrap_or_else(|trouble| trouble);
            // Without a reader there is nobody left to tell.
            let _ = serde_json::to_writer(File::from(their_failure), &trouble);
            // SAFETY: ends this process without running what belongs to the worker.
            #[allow(unsafe_code)]
            unsafe {
                libc::_exit(127)
            }
        }
    };
    drop((stdin, their_stdout, their_stderr, their_failure));
    let mut process = Forked {
        pid,
        alone,
        ended: None,
    };
    let mut said = Vec::new();
    File::from(failure)
        .read_to_end(&mut said)
        .during("hearing of a process")?;
    if !said.is_empty() {
        process.sweep().during("removing a process")?;
        let unreadable = || Trouble::new("starting a process", "for a reason that got lost");
        return Err(serde_json::from_slice(&said).unwrap_or_else(|_| unreadable()));
    }
    let exit = exit_of(pid.as_raw());
    Ok(Child {
        process,
        stdout,
        stderr,
        exit,
    })
}

/// The arrays that `execve` takes, made before the fork.
struct Pointers {
    arguments: Vec<*const libc::c_char>,
    environment: Vec<*const libc::c_char>,
}

impl Pointers {
    fn new(launch: &Launch) -> Self {
        let list = |texts: &[CString]| {
            texts
                .iter()
                .map(|text| text.as_ptr())
                .chain([std::ptr::null()])
                .collect()
        };
        Self {
            arguments: list(&launch.arguments),
            environment: list(&launch.environment),
        }
    }
}

/// Gives up, one after the other, all that the process shall not have.
fn confine(
    launch: &Launch,
    stdin: &OwnedFd,
    stdout: &OwnedFd,
    stderr: &OwnedFd,
) -> Result<(), Trouble> {
    let step = "connecting a process";
    dup2_stdin(stdin.as_fd()).during(step)?;
    dup2_stdout(stdout.as_fd()).during(step)?;
    dup2_stderr(stderr.as_fd()).during(step)?;
    close_others_on_exec().during("closing descriptors")?;
    setsid().during("leaving the worker's session")?;
    chdir(&launch.folder).during("entering the working folder")?;
    limit(&launch.limits, launch.threads).during("setting limits")?;
    caps::drop_all()?;
    launch.fence.close_behind_us()?;
    launch.filters.install()
}

#[allow(unsafe_code)]
fn execute(launch: &Launch, pointers: &Pointers) -> Trouble {
    let (arguments, environment) = (pointers.arguments.as_ptr(), pointers.environment.as_ptr());
    // SAFETY: the arrays end with null, and they and their strings live in `launch`, which outlives
    // the call; the pinned path is mapped before any process is started from a descriptor.
    unsafe {
        match &launch.image {
            Image::Path(path) => libc::execve(path.as_ptr(), arguments, environment),
            Image::Sealed(file) => i32::try_from(libc::syscall(
                libc::SYS_execveat,
                file.as_raw_fd(),
                PINNED_PATH,
                arguments,
                environment,
                libc::AT_EMPTY_PATH,
            ))
            .unwrap_or(-1),
        };
    }
    Err::<(), _>(Errno::last())
        .during("executing the program")
        .expect_err("it is an error")
}

#[allow(unsafe_code)]
fn close_others_on_exec() -> nix::Result<()> {
    // SAFETY: a call without pointers; it marks descriptors and closes none now.
    let result = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3,
            libc::c_uint::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    Errno::result(result).map(drop)
}

fn limit(limits: &Limits, threads: u64) -> nix::Result<()> {
    const MIB: u64 = 1024 * 1024;
    let same = |resource, value| setrlimit(resource, value, value);
    same(Resource::RLIMIT_CORE, 0)?;
    same(Resource::RLIMIT_FSIZE, limits.file_mib * MIB)?;
    same(Resource::RLIMIT_NOFILE, limits.open_files)?;
    same(Resource::RLIMIT_MEMLOCK, 0)?;
    // The soft limit says by its signal what happened; the hard one cannot be caught.
    setrlimit(
        Resource::RLIMIT_CPU,
        limits.cpu_seconds,
        limits.cpu_seconds + 1,
    )?;
    same(Resource::RLIMIT_NPROC, threads)?;
    same(Resource::RLIMIT_AS, limits.memory_mib * MIB)
}

/// The limit on threads, which counts all that the same user runs. A worker in a user namespace, or
/// with a user of its own, shares it with nobody; any other gets it on top of what runs already,
/// with room for other workers.
pub(crate) fn thread_limit(limits: &Limits, counted_apart: bool) -> u64 {
    const ROOM_FOR_WORKERS: u64 = 4;
    if counted_apart {
        return limits.threads;
    }
    let user = nix::unistd::getuid().as_raw();
    let ours = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.metadata().is_ok_and(|process| process.uid() == user));
    let tasks = |process: std::fs::DirEntry| std::fs::read_dir(process.path().join("task"));
    let running: usize = ours
        .filter_map(|process| Some(tasks(process).ok()?.count()))
        .sum();
    running as u64 + limits.threads * ROOM_FOR_WORKERS
}

/// A process that a worker started.
pub(crate) struct Forked {
    pid: Pid,
    alone: bool,
    ended: Option<Ended>,
}

impl Process for Forked {
    fn try_wait(&mut self) -> io::Result<Option<Ended>> {
        // Not reaped yet, so that its number stays taken until everything is swept.
        if self.ended.is_none() {
            let flags = WaitPidFlag::WNOHANG | WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT;
            let status = nix::sys::wait::waitid(nix::sys::wait::Id::Pid(self.pid), flags)?;
            self.ended = ended(status);
        }
        Ok(self.ended)
    }

    fn sweep(&mut self) -> io::Result<()> {
        if self.alone {
            // All but the first process of a namespace, which is the worker.
            let _ = kill(Pid::from_raw(-1), Signal::SIGKILL);
        } else {
            let _ = kill(Pid::from_raw(-self.pid.as_raw()), Signal::SIGKILL);
            let _ = kill(self.pid, Signal::SIGKILL);
            waitpid(self.pid, None)?;
        }
        // Orphans come to the worker: to be reaped, and killed if they outlived the group.
        loop {
            let flags = if self.alone {
                WaitPidFlag::empty()
            } else {
                WaitPidFlag::WNOHANG
            };
            match waitpid(None, Some(flags)) {
                Ok(WaitStatus::StillAlive) | Err(Errno::ECHILD) => return Ok(()),
                Ok(_) | Err(Errno::EINTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn ended(status: WaitStatus) -> Option<Ended> {
    match status {
        WaitStatus::Exited(_, status) => Some(Ended::Exited(status)),
        WaitStatus::Signaled(_, signal, _) => Some(Ended::Signalled(signal as i32)),
        _ => None,
    }
}

/// How often a file is copied into memory anew when the kernel cannot seal the copy.
const SEALINGS_MAX: u32 = 8;

/// Copies a file into memory, where it can be executed and nobody can change it.
pub(crate) fn seal(mut source: File) -> io::Result<OwnedFd> {
    let mut sealings = 0;
    loop {
        source.rewind()?;
        sealings += 1;
        match sealed_copy(&mut source) {
            // The kernel holds on to one of the pages, as it does for moments of its own when memory
            // is moved about; it has waited for an end of that already. The next copy has others.
            Err(fault) if fault.raw_os_error() == Some(libc::EBUSY) && sealings < SEALINGS_MAX => {}
            done => return done,
        }
    }
}

fn sealed_copy(source: &mut File) -> io::Result<OwnedFd> {
    use nix::fcntl::{FcntlArg, SealFlag, fcntl};
    use nix::sys::memfd::{MFdFlags, memfd_create};

    let flags = MFdFlags::MFD_CLOEXEC | MFdFlags::MFD_ALLOW_SEALING;
    // Newer kernels want to be told; older ones do not know the flag.
    const MFD_EXEC: libc::c_uint = 0x10;
    let told = MFdFlags::from_bits_retain(flags.bits() | MFD_EXEC);
    let memory = match memfd_create(c"test", told) {
        Err(Errno::EINVAL) => memfd_create(c"test", flags)?,
        other => other?,
    };
    let mut memory = File::from(memory);
    io::copy(source, &mut memory)?;
    memory.flush()?;
    let seals = SealFlag::F_SEAL_WRITE
        | SealFlag::F_SEAL_GROW
        | SealFlag::F_SEAL_SHRINK
        | SealFlag::F_SEAL_SEAL;
    fcntl(&memory, FcntlArg::F_ADD_SEALS(seals))?;
    // Where there is a /proc, the running program can name this file: not to read it, though.
    memory.set_permissions(Permissions::from_mode(0o111))?;
    Ok(memory.into())
}
