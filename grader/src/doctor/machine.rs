//! Room to work in: disk, memory, processors.

use std::path::Path;

use super::finding::{Finding, State};

const MIB: u64 = 1024 * 1024;

/// What building the course's dependencies and grading a class take, roughly.
const COMFORTABLE_DISK_MIB: u64 = 4096;
/// With less, a first build will not end.
const LEAST_DISK_MIB: u64 = 1024;
/// What a compiler and the tests beside it take, roughly.
const COMFORTABLE_MEMORY_MIB: u64 = 2048;
/// With less, the linker will not end.
const LEAST_MEMORY_MIB: u64 = 768;

pub(super) fn examine(work_folder: &Path) -> Vec<Finding> {
    let disk = free_disk_mib(work_folder).map(|free| judge_disk(work_folder, free));
    let memory = memory_mib().map(judge_memory);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    disk.into_iter()
        .chain(memory)
        .chain([judge_processors(processors)])
        .collect()
}

pub(super) fn judge_disk(folder: &Path, free_mib: u64) -> Finding {
    let said = format!("{} free at {}", amount(free_mib), folder.display());
    judge_amount(
        "disk",
        free_mib,
        LEAST_DISK_MIB,
        COMFORTABLE_DISK_MIB,
        said,
        || {
            format!(
                "make room for {}; `cargo clean` frees what can be built again",
                amount(COMFORTABLE_DISK_MIB)
            )
        },
    )
}

pub(super) fn judge_memory(mib: u64) -> Finding {
    let said = format!("{} for this process and its children", amount(mib));
    judge_amount(
        "memory",
        mib,
        LEAST_MEMORY_MIB,
        COMFORTABLE_MEMORY_MIB,
        said,
        || {
            format!(
                "give the machine or the container {}, or grade with `--jobs 1`",
                amount(COMFORTABLE_MEMORY_MIB)
            )
        },
    )
}

pub(super) fn judge_processors(count: usize) -> Finding {
    match count {
        0 | 1 => Finding::bad(
            "processors",
            State::Weak,
            "one",
            "grading works, but two or more take half the time",
        ),
        _ => Finding::good("processors", count.to_string()),
    }
}

fn judge_amount(
    what: &str,
    found: u64,
    least: u64,
    comfortable: u64,
    said: String,
    remedy: impl Fn() -> String,
) -> Finding {
    match found {
        _ if found < least => Finding::bad(what, State::Missing, said, remedy()),
        _ if found < comfortable => Finding::bad(what, State::Weak, said, remedy()),
        _ => Finding::good(what, said),
    }
}

fn amount(mib: u64) -> String {
    if mib < 1024 {
        format!("{mib} MiB")
    } else {
        format!("{}.{} GiB", mib / 1024, mib % 1024 * 10 / 1024)
    }
}

/// What may still be written at `folder`, or where it will be made.
#[cfg(target_os = "linux")]
fn free_disk_mib(folder: &Path) -> Option<u64> {
    let existing = folder.ancestors().find(|folder| folder.exists())?;
    let disk = nix::sys::statvfs::statvfs(existing).ok()?;
    Some(disk.blocks_available() * disk.fragment_size() / MIB)
}

/// Not looked at on other systems.
#[cfg(not(target_os = "linux"))]
fn free_disk_mib(_folder: &Path) -> Option<u64> {
    None
}

/// The machine's memory, or what its control group leaves of it; none where Linux does not say.
fn memory_mib() -> Option<u64> {
    let meminfo = std::fs::read_to_string("/proc/meminfo").ok()?;
    let machine = total_mib(&meminfo)?;
    let group = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let group = group
        .and_then(|limit| limit.trim().parse::<u64>().ok())
        .map(|bytes| bytes / MIB);
    Some(group.map_or(machine, |group| group.min(machine)))
}

/// `MemTotal` of `/proc/meminfo`.
pub(super) fn total_mib(meminfo: &str) -> Option<u64> {
    let line = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024)
}
