//! The folder that the workspace is written to.

use std::path::{Path, PathBuf};

use super::fault::ExportFault;
use crate::source::Files;

/// Whether a workspace may be written to `to`.
pub(super) fn check(root: &Path, to: &Path) -> Result<(), ExportFault> {
    let refuse = |trouble: &str| {
        Err(ExportFault::Destination {
            to: to.to_owned(),
            trouble: trouble.to_owned(),
        })
    };
    let exists = to.symlink_metadata().is_ok();
    match std::fs::read_dir(to).map(|mut entries| entries.next().is_some()) {
        Err(_) if exists => refuse("is no folder that can be read"),
        Ok(true) => refuse("is not empty"),
        _ if is_part_of_course(root, to) => refuse(
            "lies in the checkout, where cargo would take it for a part of the course and a \
             commit would add it",
        ),
        _ => Ok(()),
    }
}

/// Whether `to` lies in the checkout, its target folder aside.
fn is_part_of_course(root: &Path, to: &Path) -> bool {
    let (Ok(root), Some(to)) = (root.canonicalize(), resolved(to)) else {
        return false;
    };
    to.starts_with(&root) && !to.starts_with(root.join("target"))
}

/// The path without links, of which the last parts need not exist.
fn resolved(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let existing = path.ancestors().find(|folder| folder.exists())?;
    let rest = path.strip_prefix(existing).ok()?;
    Some(existing.canonicalize().ok()?.join(rest))
}

/// Writes `files` into the folder `to`; if that fails, `to` is as before.
pub(super) fn write(to: &Path, files: &Files) -> Result<(), ExportFault> {
    let was_there = to.exists();
    files
        .iter()
        .try_for_each(|(path, text)| write_file(&to.join(path), text))
        .inspect_err(|_| {
            // Only what was written here is in the folder. What cannot be removed either can stay:
            // the fault that is told is the one that came first.
            drop(std::fs::remove_dir_all(to));
            if was_there {
                drop(std::fs::create_dir(to));
            }
        })
}

fn write_file(path: &Path, text: &str) -> Result<(), ExportFault> {
    let parent = path.parent().expect("it lies in the workspace's folder");
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| ExportFault::Write {
            path: path.to_owned(),
            error,
        })
}
