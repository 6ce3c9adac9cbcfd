//! From a process of the machine to the first process of a sandbox.

use std::os::unix::net::UnixStream;

use nix::libc;
use nix::sys::prctl;
use nix::sys::signal::Signal;
use nix::sys::wait::waitpid;
use nix::unistd::{ForkResult, fork, sethostname};

use super::super::fault::{During, Trouble};
use super::super::wire::{self, Reply};
use super::namespace;
use super::root::{self, Furniture};
use super::view::View;

/// Why a worker ends: never an error, since whoever could be told is told by a reply.
pub(crate) struct Over;

/// Says something to the owner.
pub(crate) fn say(owner: &mut UnixStream, reply: &Reply) -> Result<(), Over> {
    wire::send(owner, reply).map_err(|_| Over)
}

/// Hands on what there is, or tells the owner why there is nothing.
pub(crate) fn or_refuse<T>(owner: &mut UnixStream, result: Result<T, Trouble>) -> Result<T, Over> {
    result.or_else(|trouble| {
        say(owner, &Reply::Refused(trouble))?;
        Err(Over)
    })
}

/// Enters new namespaces and a root that shows only `view`. Returns in `init`, and says whether
/// it has a private /proc; the worker itself stays behind and ends when `init` does.
pub(crate) fn enclose(
    owner: &mut UnixStream,
    view: &View,
    furniture: Furniture,
    loopback: bool,
) -> Result<bool, Over> {
    let entered = namespace::enter();
    or_refuse(owner, entered)?;
    // SAFETY: the worker has one thread.
    #[allow(unsafe_code)]
    let forked = unsafe { fork() }.during("starting the first process of the sandbox");
    if let ForkResult::Parent { child } = or_refuse(owner, forked)? {
        // The socket must end with `init`: descriptor 0 is closed with this process's copy.
        // SAFETY: this process never uses the descriptor again.
        #[allow(unsafe_code)]
        unsafe {
            libc::close(0)
        };
        let _ = waitpid(child, None);
        // SAFETY: ends this process; `owner`, whose descriptor is closed already, is not dropped.
        #[allow(unsafe_code)]
        unsafe {
            libc::_exit(0)
        }
    }
    let built = (|| {
        prctl::set_pdeathsig(Signal::SIGKILL).during("tying the sandbox to the worker")?;
        prctl::set_dumpable(false).during("hiding the sandbox's first process")?;
        sethostname("sandbox").during("naming the sandbox")?;
        if loopback {
            namespace::raise_loopback()?;
        }
        root::build(view, furniture)
    })();
    or_refuse(owner, built)
}

/// Makes the worker what `init` is elsewhere: where orphans go, and out of its children's reach.
pub(crate) fn become_reaper() -> Result<(), Trouble> {
    prctl::set_child_subreaper(true).during("adopting orphans")?;
    prctl::set_dumpable(false).during("hiding the worker")
}
