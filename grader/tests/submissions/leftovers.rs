//! What a run may not leave behind.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// All files and folders below `folder`.
pub fn files_below(folder: &Path) -> BTreeSet<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// What the files below `folder` hold.
pub fn contents_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = files_below(folder);
    files
        .into_iter()
        .filter_map(|path| Some((path.clone(), fs::read(&path).ok()?)))
        .collect()
}

/// The processes that this one has started, or their children, or copies of this program that lost
/// their parent: all that a sandbox consists of.
fn ours() -> Vec<String> {
    let me = std::process::id();
    let my_program = fs::read_link("/proc/self/exe").ok();
    let processes: Vec<(u32, u32, String)> = fs::read_dir("/proc")
        .expect("/proc is there")
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let (name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
            let parent = rest.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent, name.to_owned()))
        })
        .collect();
    let mut found: BTreeSet<u32> = processes
        .iter()
        .map(|(id, ..)| *id)
        .filter(|id| *id != me && my_program.is_some() && my_program == program_of(*id))
        .collect();
    let mut ancestors = vec![me];
    ancestors.extend(&found);
    while let Some(ancestor) = ancestors.pop() {
        for (id, ..) in processes
            .iter()
            .filter(|(_, parent, _)| *parent == ancestor)
        {
            if found.insert(*id) {
                ancestors.push(*id);
            }
        }
    }
    processes
        .iter()
        .filter(|(id, ..)| found.contains(id))
        .map(|(id, parent, name)| format!("{name} ({id}, child of {parent})"))
        .collect()
}

fn program_of(id: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{id}/exe")).ok()
}

/// Waits until no process of ours is left: the kernel may take a moment to end a namespace.
pub fn no_process_is_left() -> Result<(), String> {
    let began = Instant::now();
    loop {
        let left = ours();
        if left.is_empty() {
            return Ok(());
        }
        if began.elapsed() > Duration::from_secs(20) {
            return Err(format!("processes are left: {}", left.join(", ")));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}
