//! Which system calls a confined process may make.
//!
//! A test gets a list of what it may do: everything else does not work for it, whatever kernels
//! will add. A compiler is a large program of many helpers, and no code of the student's runs in
//! it: it gets a list of what it may not do.

use std::collections::BTreeMap;

use nix::errno::Errno;
use nix::libc;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen as Len, SeccompCmpOp as Op, SeccompCondition,
    SeccompFilter, SeccompRule, apply_filter,
};

use super::super::fault::Trouble;

/// An address below every mapping that a process can make for itself: the filter of a test pins the
/// path of its one `execve` to it, and `execve` itself takes the mapping away.
pub(crate) const PINNED_PATH: usize = 0x1_0000;

/// Stands in a prepared filter for the number of the process that it will bind.
const OWN_PID: u32 = 0x5eed_1d00;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Filters that are ready to be installed.
pub(crate) struct Filters {
    programs: Vec<BpfProgram>,
}

fn trouble(error: impl std::fmt::Display) -> Trouble {
    Trouble::new("setting seccomp up", error)
}

impl Filters {
    /// The filters for a test's process.
    pub(crate) fn for_tests(loopback: bool) -> Result<Self, Trouble> {
        let mut allowed = allowed_to_tests(loopback).map_err(trouble)?;
        let missing: Rules = MISSING.iter().map(|call| (*call, Vec::new())).collect();
        // Of two filters the stricter decides. So the list lets pass what the other one turns away,
        // and comes last, because it leaves no call to install another filter with.
        allowed.extend(missing.clone());
        Ok(Self {
            programs: vec![
                compile(missing, SeccompAction::Allow, errno(libc::ENOSYS))?,
                compile(allowed, errno(libc::EPERM), SeccompAction::Allow)?,
            ],
        })
    }

    /// The filters for the compiler and what it starts.
    pub(crate) fn for_commands() -> Result<Self, Trouble> {
        let denied = DENIED.iter().map(|call| (*call, Vec::new())).collect();
        Ok(Self {
            programs: vec![compile(denied, SeccompAction::Allow, errno(libc::EPERM))?],
        })
    }

    /// Binds the calling process, for good.
    pub(crate) fn install(&self) -> Result<(), Trouble> {
        let own = std::process::id();
        for program in &self.programs {
            let mut program = program.clone();
            for instruction in program
                .iter_mut()
                .filter(|instruction| instruction.k == OWN_PID)
            {
                instruction.k = own;
            }
            apply_filter(&program).map_err(trouble)?;
        }
        Ok(())
    }
}

fn errno(number: i32) -> SeccompAction {
    SeccompAction::Errno(number.unsigned_abs())
}

fn compile(
    rules: Rules,
    other: SeccompAction,
    listed: SeccompAction,
) -> Result<BpfProgram, Trouble> {
    let arch = std::env::consts::ARCH.try_into().map_err(trouble)?;
    let filter = SeccompFilter::new(rules, other, listed, arch).map_err(trouble)?;
    filter.try_into().map_err(trouble)
}

type Built<T> = Result<T, seccompiler::BackendError>;

fn rule(conditions: Vec<Built<SeccompCondition>>) -> Built<SeccompRule> {
    SeccompRule::new(conditions.into_iter().collect::<Built<_>>()?)
}

/// One rule for each value that the argument may have.
fn one_of(argument: u8, values: &[u64]) -> Built<Vec<SeccompRule>> {
    values
        .iter()
        .map(|value| {
            rule(vec![SeccompCondition::new(
                argument,
                Len::Dword,
                Op::Eq,
                *value,
            )])
        })
        .collect()
}

#[allow(clippy::cast_sign_loss)]
fn allowed_to_tests(loopback: bool) -> Built<Rules> {
    let mut rules: Rules = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();

    // Threads, but no processes.
    let thread = libc::CLONE_THREAD as u64;
    let threads = rule(vec![SeccompCondition::new(
        0,
        Len::Dword,
        Op::MaskedEq(thread),
        thread,
    )])?;
    rules.insert(libc::SYS_clone, vec![threads]);

    // The one `execve` that starts the test. Its path is an empty string in a place where no path
    // can ever stand again.
    let exec = rule(vec![
        SeccompCondition::new(1, Len::Qword, Op::Eq, PINNED_PATH as u64),
        SeccompCondition::new(4, Len::Dword, Op::Eq, libc::AT_EMPTY_PATH as u64),
    ])?;
    rules.insert(libc::SYS_execveat, vec![exec]);
    let low = (PINNED_PATH + 0x1000) as u64;
    let fixed = (libc::MAP_FIXED | libc::MAP_FIXED_NOREPLACE) as u64;
    let mappings = vec![
        rule(vec![SeccompCondition::new(0, Len::Qword, Op::Ge, low)])?,
        rule(vec![
            SeccompCondition::new(0, Len::Qword, Op::Eq, 0),
            SeccompCondition::new(3, Len::Dword, Op::MaskedEq(fixed), 0),
        ])?,
    ];
    rules.insert(libc::SYS_mmap, mappings);
    let stays = (libc::MREMAP_FIXED | libc::MREMAP_DONTUNMAP) as u64;
    let moves = rule(vec![SeccompCondition::new(
        3,
        Len::Dword,
        Op::MaskedEq(stays),
        0,
    )])?;
    rules.insert(libc::SYS_mremap, vec![moves]);

    // A process may abort, and signal nobody else.
    rules.insert(libc::SYS_tgkill, one_of(0, &[OWN_PID.into()])?);
    // Reading and setting its own limits; the hard ones hold.
    rules.insert(libc::SYS_prlimit64, one_of(0, &[0, OWN_PID.into()])?);
    let names = [
        libc::PR_SET_NAME,
        libc::PR_GET_NAME,
        0x5356_4d41, /* PR_SET_VMA */
    ];
    rules.insert(libc::SYS_prctl, one_of(0, &names.map(|name| name as u64))?);
    let controls = [
        libc::FIONBIO,
        libc::FIONREAD,
        libc::FIOCLEX,
        libc::FIONCLEX,
        libc::TCGETS,
    ];
    rules.insert(libc::SYS_ioctl, one_of(1, &controls.map(u64::from))?);

    rules.insert(libc::SYS_socketpair, one_of(0, &[libc::AF_UNIX as u64])?);
    if loopback {
        rules.insert(libc::SYS_socket, internet_sockets()?);
    }
    Ok(rules)
}

/// TCP and UDP, over IPv4 and IPv6.
#[allow(clippy::cast_sign_loss)]
fn internet_sockets() -> Built<Vec<SeccompRule>> {
    let mut rules = Vec::new();
    for family in [libc::AF_INET, libc::AF_INET6] {
        for kind in [libc::SOCK_STREAM, libc::SOCK_DGRAM] {
            rules.push(rule(vec![
                SeccompCondition::new(0, Len::Dword, Op::Eq, family as u64),
                SeccompCondition::new(1, Len::Dword, Op::MaskedEq(0xf), kind as u64),
            ])?);
        }
    }
    Ok(rules)
}

/// Calls that programs try first and do without if the kernel does not have them.
const MISSING: &[i64] = &[libc::SYS_clone3, libc::SYS_faccessat2, libc::SYS_openat2];

/// What a test may do without conditions: what Rust's standard library and tokio need for memory,
/// threads, time, descriptors, the sockets it has and the files it sees. Not to change permissions:
/// under `contained`, its own binary stays out of its reach by them alone.
#[rustfmt::skip]
const ALLOWED: &[i64] = &[
    // Memory.
    libc::SYS_brk, libc::SYS_munmap, libc::SYS_mprotect, libc::SYS_madvise, libc::SYS_mincore,
    libc::SYS_membarrier, libc::SYS_mlock, libc::SYS_munlock,
    // Threads and signals of its own.
    libc::SYS_exit, libc::SYS_exit_group, libc::SYS_futex, libc::SYS_set_robust_list,
    libc::SYS_get_robust_list, libc::SYS_set_tid_address, libc::SYS_rseq, libc::SYS_gettid,
    libc::SYS_getpid, libc::SYS_getppid, libc::SYS_sched_yield, libc::SYS_sched_getaffinity,
    libc::SYS_sched_getparam, libc::SYS_sched_getscheduler, libc::SYS_getcpu, libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask, libc::SYS_rt_sigreturn, libc::SYS_rt_sigtimedwait,
    libc::SYS_rt_sigpending, libc::SYS_rt_sigsuspend, libc::SYS_sigaltstack,
    libc::SYS_restart_syscall, libc::SYS_wait4, libc::SYS_waitid,
    // Time.
    libc::SYS_nanosleep, libc::SYS_clock_nanosleep, libc::SYS_clock_gettime, libc::SYS_clock_getres,
    libc::SYS_gettimeofday, libc::SYS_times, libc::SYS_timerfd_create, libc::SYS_timerfd_settime,
    libc::SYS_timerfd_gettime,
    // Who and where it is.
    libc::SYS_getuid, libc::SYS_geteuid, libc::SYS_getgid, libc::SYS_getegid, libc::SYS_getgroups,
    libc::SYS_uname, libc::SYS_sysinfo, libc::SYS_getrusage, libc::SYS_getrandom, libc::SYS_getcwd,
    // Descriptors.
    libc::SYS_read, libc::SYS_write, libc::SYS_readv, libc::SYS_writev, libc::SYS_pread64,
    libc::SYS_pwrite64, libc::SYS_preadv, libc::SYS_pwritev, libc::SYS_preadv2, libc::SYS_pwritev2,
    libc::SYS_close, libc::SYS_close_range, libc::SYS_dup, libc::SYS_dup3, libc::SYS_fcntl,
    libc::SYS_pipe2, libc::SYS_eventfd2, libc::SYS_epoll_create1, libc::SYS_epoll_ctl,
    libc::SYS_epoll_pwait, libc::SYS_epoll_pwait2, libc::SYS_ppoll, libc::SYS_pselect6,
    // Sockets that it has.
    libc::SYS_bind, libc::SYS_listen, libc::SYS_accept, libc::SYS_accept4, libc::SYS_connect,
    libc::SYS_shutdown, libc::SYS_getsockname, libc::SYS_getpeername, libc::SYS_getsockopt,
    libc::SYS_setsockopt, libc::SYS_sendto, libc::SYS_recvfrom, libc::SYS_sendmsg,
    libc::SYS_recvmsg, libc::SYS_sendmmsg, libc::SYS_recvmmsg, libc::SYS_sendfile, libc::SYS_splice,
    // Files that it sees.
    libc::SYS_openat, libc::SYS_fstat, libc::SYS_newfstatat, libc::SYS_statx, libc::SYS_statfs,
    libc::SYS_fstatfs, libc::SYS_lseek, libc::SYS_getdents64, libc::SYS_readlinkat,
    libc::SYS_faccessat, libc::SYS_chdir, libc::SYS_ftruncate, libc::SYS_fallocate, libc::SYS_fsync,
    libc::SYS_fdatasync, libc::SYS_flock, libc::SYS_mkdirat, libc::SYS_unlinkat, libc::SYS_renameat,
    libc::SYS_renameat2, libc::SYS_utimensat, libc::SYS_umask,
    libc::SYS_copy_file_range, libc::SYS_fadvise64,
    // The older names of some of them.
    #[cfg(target_arch = "x86_64")] libc::SYS_open,
    #[cfg(target_arch = "x86_64")] libc::SYS_stat,
    #[cfg(target_arch = "x86_64")] libc::SYS_lstat,
    #[cfg(target_arch = "x86_64")] libc::SYS_access,
    #[cfg(target_arch = "x86_64")] libc::SYS_readlink,
    #[cfg(target_arch = "x86_64")] libc::SYS_getdents,
    #[cfg(target_arch = "x86_64")] libc::SYS_mkdir,
    #[cfg(target_arch = "x86_64")] libc::SYS_rmdir,
    #[cfg(target_arch = "x86_64")] libc::SYS_unlink,
    #[cfg(target_arch = "x86_64")] libc::SYS_rename,
    #[cfg(target_arch = "x86_64")] libc::SYS_poll,
    #[cfg(target_arch = "x86_64")] libc::SYS_select,
    #[cfg(target_arch = "x86_64")] libc::SYS_epoll_wait,
    #[cfg(target_arch = "x86_64")] libc::SYS_epoll_create,
    #[cfg(target_arch = "x86_64")] libc::SYS_eventfd,
    #[cfg(target_arch = "x86_64")] libc::SYS_pipe,
    #[cfg(target_arch = "x86_64")] libc::SYS_dup2,
    #[cfg(target_arch = "x86_64")] libc::SYS_pause,
    #[cfg(target_arch = "x86_64")] libc::SYS_time,
    #[cfg(target_arch = "x86_64")] libc::SYS_arch_prctl,
    #[cfg(target_arch = "x86_64")] libc::SYS_getpgrp,
];

/// What a compiler has no use for.
#[rustfmt::skip]
const DENIED: &[i64] = &[
    // Other processes.
    libc::SYS_ptrace, libc::SYS_process_vm_readv, libc::SYS_process_vm_writev, libc::SYS_kcmp,
    libc::SYS_pidfd_open, libc::SYS_pidfd_getfd, libc::SYS_pidfd_send_signal,
    libc::SYS_process_madvise,
    // Namespaces and mounts.
    libc::SYS_unshare, libc::SYS_setns, libc::SYS_mount, libc::SYS_umount2, libc::SYS_pivot_root,
    libc::SYS_chroot, libc::SYS_open_tree, libc::SYS_move_mount, libc::SYS_mount_setattr,
    libc::SYS_fsopen, libc::SYS_fsconfig, libc::SYS_fsmount, libc::SYS_fspick,
    libc::SYS_open_by_handle_at, libc::SYS_name_to_handle_at,
    // The kernel.
    libc::SYS_bpf, libc::SYS_perf_event_open, libc::SYS_userfaultfd, libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter, libc::SYS_io_uring_register, libc::SYS_kexec_load,
    libc::SYS_init_module, libc::SYS_finit_module, libc::SYS_delete_module, libc::SYS_keyctl,
    libc::SYS_add_key, libc::SYS_request_key, libc::SYS_reboot, libc::SYS_swapon, libc::SYS_swapoff,
    libc::SYS_syslog, libc::SYS_acct, libc::SYS_quotactl, libc::SYS_settimeofday,
    libc::SYS_clock_settime, libc::SYS_adjtimex, libc::SYS_clock_adjtime, libc::SYS_sethostname,
    libc::SYS_setdomainname, libc::SYS_fanotify_init, libc::SYS_mknodat,
    // Anonymous executables.
    libc::SYS_memfd_create,
    // The network.
    libc::SYS_socket, libc::SYS_connect, libc::SYS_bind, libc::SYS_listen,
];

/// Maps the empty string that [`PINNED_PATH`] names; without it nothing can be executed.
#[allow(unsafe_code)]
pub(crate) fn map_pinned_path() -> Result<(), Trouble> {
    let address = PINNED_PATH as *mut libc::c_void;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED_NOREPLACE;
    // SAFETY: the flags rule out that an existing mapping is replaced; nothing is dereferenced.
    let mapped = unsafe { libc::mmap(address, 0x1000, libc::PROT_READ, flags, -1, 0) };
    if mapped == address {
        return Ok(());
    }
    Err(Trouble::new(
        "pinning the path of the tests' binary",
        Errno::last(),
    ))
}

/// Whether the kernel has filters of system calls, for this architecture.
pub(crate) fn available() -> bool {
    let action = libc::SECCOMP_RET_ERRNO;
    // SAFETY: the action outlives the call, which only reads it.
    #[allow(unsafe_code)]
    let result = unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_GET_ACTION_AVAIL,
            0,
            &raw const action,
        )
    };
    result == 0 && Filters::for_tests(true).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_compile_and_no_call_is_both_allowed_and_denied() {
        assert!(Filters::for_tests(true).is_ok());
        assert!(Filters::for_commands().is_ok());
        let socket_calls = [libc::SYS_connect, libc::SYS_bind, libc::SYS_listen];
        for call in DENIED.iter().filter(|call| !socket_calls.contains(call)) {
            assert!(!ALLOWED.contains(call), "call {call}");
        }
        for call in [
            libc::SYS_execve,
            libc::SYS_kill,
            libc::SYS_setsid,
            libc::SYS_shmget,
        ] {
            assert!(!ALLOWED.contains(&call), "call {call}");
        }
    }

    #[test]
    fn sockets_need_the_loopback_permission() {
        assert!(
            allowed_to_tests(true)
                .unwrap()
                .contains_key(&libc::SYS_socket)
        );
        assert!(
            !allowed_to_tests(false)
                .unwrap()
                .contains_key(&libc::SYS_socket)
        );
    }

    #[test]
    fn the_own_process_is_bound_by_its_number() {
        let filters = Filters::for_tests(false).unwrap();
        let marks = filters.programs[1]
            .iter()
            .filter(|one| one.k == OWN_PID)
            .count();
        assert_eq!(marks, 2);
    }
}
