//! What is still to be written in an exercise.

use std::path::{Path, PathBuf};

use crate::course::Course;

/// What stands at every place that is still to be written.
pub const MARKER: &str = "FILL IN";

/// A place that is still to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What the line says, without the white space around it.
    pub text: String,
}

/// The places that are still to be written in the exercise called `name`, in the order of its
/// files. A file that is not text has none; an exercise that does not exist neither.
#[must_use]
pub fn unfilled(course: &Course, name: &str) -> Vec<Unfilled> {
    let in_crate = walkdir::WalkDir::new(course.folder_of(name))
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "target")
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path);
    let in_spec = ["json", "contract.rs", "seed.rs"]
        .map(|ending| course.spec_folder().join(format!("{name}.{ending}")));
    in_crate
        .chain(in_spec)
        .flat_map(|path| places(&path))
        .collect()
}

fn places(path: &Path) -> Vec<Unfilled> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.contains(MARKER))
        .map(|(index, line)| Unfilled {
            path: path.to_owned(),
            line: index + 1,
            text: line.trim().to_owned(),
        })
        .collect()
}
