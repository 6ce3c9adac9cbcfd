//! Giving up every privilege, for good.

use nix::errno::Errno;
use nix::libc;
use nix::sys::prctl;

use super::super::fault::{During, Trouble};

/// The highest capability number that a kernel may have one day.
const CAPABILITIES_MAX: libc::c_ulong = 63;

/// Empties all capability sets of the calling process and rules out that a later `execve` fills
/// them again.
#[allow(unsafe_code)]
pub(crate) fn drop_all() -> Result<(), Trouble> {
    for capability in 0..=CAPABILITIES_MAX {
        // SAFETY: a call without pointers. It fails for numbers that the kernel does not have, and
        // where we may not change the set because we have no capability left to lose.
        if unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) } != 0 {
            break;
        }
    }
    let header = [0x2008_0522_u32, 0];
    let sets = [0_u32; 6];
    // SAFETY: version 3 of the call reads a header of two words and two triples of words.
    let result = unsafe { libc::syscall(libc::SYS_capset, header.as_ptr(), sets.as_ptr()) };
    Errno::result(result)
        .map(drop)
        .during("dropping capabilities")?;
    prctl::set_no_new_privs().during("ruling out new privileges")
}
