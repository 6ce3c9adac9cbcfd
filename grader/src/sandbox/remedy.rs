//! What to do about a machine that refuses what a sandbox needs.

#[cfg(not(target_os = "linux"))]
use super::fault::SandboxFault;
use super::fault::Trouble;
#[cfg(not(target_os = "linux"))]
use super::profile::Profile;

/// What to do about a refused step.
#[cfg(target_os = "linux")]
pub(super) fn remedy(trouble: &Trouble) -> &'static str {
    match trouble.step.as_str() {
        "creating namespaces" | "mapping the user" | "mapping the group" => {
            "allow user namespaces to this user (`sysctl user.max_user_namespaces`, on Debian \
             `kernel.unprivileged_userns_clone=1`, on Ubuntu \
             `kernel.apparmor_restrict_unprivileged_userns=0`, in Docker `--security-opt \
             seccomp=unconfined`), or, inside a container that you vouch for, use the profile \
             `contained`"
        }
        "setting Landlock up" => {
            "use Linux 5.13 or newer with Landlock enabled (`lsm=landlock,...` on the kernel's \
             command line)"
        }
        "setting seccomp up" => "use a kernel with seccomp filters, on x86-64, ARM64 or RISC-V 64",
        "sealing memory" => "allow executable memory files (`sysctl vm.memfd_noexec=0`)",
        _ => {
            "use Linux 5.13 or newer outside of a container, or, inside a container that you vouch \
             for, the profile `contained`"
        }
    }
}

/// What to do about another system.
#[cfg(not(target_os = "linux"))]
pub(super) const LINUX_ONLY: &str =
    "grade untrusted code on Linux (a virtual machine or WSL 2 will do)";

/// The fault of a system that has no sandbox.
#[cfg(not(target_os = "linux"))]
pub(super) fn not_here(profile: Profile) -> SandboxFault {
    let trouble = Trouble::new(
        "looking for a sandbox",
        format!("none on {}", std::env::consts::OS),
    );
    SandboxFault::Unsupported {
        profile,
        trouble,
        remedy: LINUX_ONLY.to_owned(),
    }
}
