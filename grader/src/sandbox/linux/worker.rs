//! The worker: the grader's own binary, started again to become a sandbox.
//!
//! ```text
//! grader ──socket──┐
//!   └─ worker      │  gives up the superuser, creates the namespaces, waits
//!        └─ init ──┘  process 1 of the new namespace: builds the root, answers
//!             └─ test  one at a time; nothing of it is left when the next one starts
//! ```
//!
//! A worker has one thread, so it may fork. Its socket ends when the grader does, however that
//! dies; then `init` exits, and the kernel kills everything in its namespace with it.

use std::fs::File;
use std::os::fd::{FromRawFd, OwnedFd};
use std::os::unix::net::UnixStream;

use super::super::fault::During;
use super::super::wire::{self, Job, Reply};
use super::enclosure::{Over, enclose, say};
use super::root::Furniture;
use super::view::View;
use super::{bench, child, errand, fence, namespace, seccomp};

/// The whole life of a worker, whose socket is its standard input.
pub(crate) fn run() -> ! {
    // SAFETY: a worker is started with its socket as descriptor 0, which nothing else has taken.
    #[allow(unsafe_code)]
    let owner = unsafe { OwnedFd::from_raw_fd(0) };
    let mut owner = UnixStream::from(owner);
    // A grader that is gone needs no answer.
    let _ = serve(&mut owner);
    std::process::exit(0);
}

fn serve(owner: &mut UnixStream) -> Result<(), Over> {
    let job: Job = wire::receive(owner).map_err(|_| Over)?;
    match job {
        Job::Probe => probe(owner),
        Job::Tests(tests) => bench::serve(owner, tests),
        Job::Command(job) => errand::serve(owner, &job),
    }
}

fn probe(owner: &mut UnixStream) -> Result<(), Over> {
    let sealed_memory = File::open("/proc/self/exe")
        .and_then(child::seal)
        .during("sealing memory");
    let host = Reply::Host {
        landlock_abi: fence::abi(),
        seccomp: seccomp::available(),
        sealed_memory: sealed_memory.err(),
    };
    say(owner, &host)?;
    let _ = namespace::drop_superuser();
    let furniture = Furniture {
        scratch_mib: 1,
        proc: true,
    };
    let proc = enclose(owner, &View::default(), furniture, true)?;
    say(owner, &Reply::Ready { private_proc: proc })
}
