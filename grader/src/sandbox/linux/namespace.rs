//! Leaving the machine's namespaces.

use std::fs;

use nix::sched::{CloneFlags, unshare};
use nix::sys::prctl;
use nix::unistd::{Gid, Uid, getgid, getpid, getuid, setgroups, setresgid, setresuid};

use super::super::fault::{During, Trouble};

/// The user and group that a confined process believes to be: nobody.
const NOBODY: u32 = 65534;

/// The first of the user numbers that workers take, far from those that a system gives out.
const UID_BASE: u32 = 0x7000_0000;

/// Gives up the superuser, if we are it, for a user that owns nothing.
///
/// Limits on the number of processes do not bind the superuser, and a number of its own keeps
/// each worker's processes out of every other's reach. Where the number does not exist (a
/// container that maps only some), "nobody" serves; where that does not either, nothing changes.
/// True if the worker has a user of its own now.
pub(crate) fn drop_superuser() -> Result<bool, Trouble> {
    if !getuid().is_root() {
        return Ok(false);
    }
    let own = UID_BASE + u32::try_from(getpid().as_raw()).unwrap_or(0);
    for id in [own, NOBODY] {
        if setgroups(&[]).is_err() {
            return Ok(false);
        }
        let gid = Gid::from_raw(id);
        if setresgid(gid, gid, gid).is_err() {
            continue;
        }
        let uid = Uid::from_raw(id);
        setresuid(uid, uid, uid).during("giving up the superuser")?;
        // The change of user made our own entries under /proc the superuser's.
        prctl::set_dumpable(true).during("owning the worker's /proc entries again")?;
        return Ok(true);
    }
    Ok(false)
}

/// Moves the calling process into new namespaces; its next child is the first process of the new
/// process namespace. Must be called while there is a single thread.
pub(crate) fn enter() -> Result<(), Trouble> {
    let (uid, gid) = (getuid(), getgid());
    unshare(
        CloneFlags::CLONE_NEWUSER
            | CloneFlags::CLONE_NEWNS
            | CloneFlags::CLONE_NEWPID
            | CloneFlags::CLONE_NEWNET
            | CloneFlags::CLONE_NEWIPC
            | CloneFlags::CLONE_NEWUTS
            | CloneFlags::CLONE_NEWCGROUP,
    )
    .during("creating namespaces")?;
    fs::write("/proc/self/setgroups", "deny").during("denying changes of groups")?;
    fs::write("/proc/self/uid_map", format!("{NOBODY} {uid} 1")).during("mapping the user")?;
    fs::write("/proc/self/gid_map", format!("{NOBODY} {gid} 1")).during("mapping the group")
}

/// Brings the loopback interface of a new network namespace up: it is the only one there is.
pub(crate) fn raise_loopback() -> Result<(), Trouble> {
    use std::os::fd::AsRawFd;

    use nix::libc;
    use nix::sys::socket::{AddressFamily, SockFlag, SockType, socket};

    let step = "bringing the loopback interface up";
    let socket = socket(
        AddressFamily::Inet,
        SockType::Datagram,
        SockFlag::SOCK_CLOEXEC,
        None,
    )
    .during(step)?;
    let mut name = [0; libc::IFNAMSIZ];
    name[0] = b'l'.cast_signed();
    name[1] = b'o'.cast_signed();
    let flags = i16::try_from(libc::IFF_UP | libc::IFF_RUNNING).expect("two small flags");
    let request = libc::ifreq {
        ifr_name: name,
        ifr_ifru: libc::__c_anonymous_ifr_ifru { ifru_flags: flags },
    };
    // SAFETY: the request is a whole `ifreq` that outlives the call, which only reads it.
    #[allow(unsafe_code)]
    let result = unsafe { libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS as _, &request) };
    nix::errno::Errno::result(result).map(drop).during(step)
}
