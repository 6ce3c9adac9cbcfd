//! The students' workspace: starters, handouts and public tests; no solution, no hidden test, no
//! mutant.
//!
//! Everything is put together in memory, searched for what students must not see, and only then
//! written: an export that would leak leaves nothing behind.

use std::path::Path;

use crate::contract::Contract;
use crate::course::{Course, CourseFault, Exercise};
use crate::derive::{self, Kept, PublicTests};
use crate::source::Files;

mod destination;
mod exercise;
mod fault;
mod leak;
mod lock;
mod manifest;
mod readme;

pub use fault::ExportFault;
pub use leak::Leak;
pub use manifest::ManifestFault;

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The exercises, in course order.
    pub exercises: Vec<String>,
    /// The files, by their path inside the folder.
    pub files: Vec<String>,
}

/// Writes the students' workspace with the exercises called `names` (or all, if there are none)
/// into the folder `to`, which must be new or empty.
///
/// # Errors
///
/// [`ExportFault`]. In every case the folder is left as it was found.
pub fn export(course: &Course, names: &[String], to: &Path) -> Result<Exported, ExportFault> {
    destination::check(course.root(), to)?;
    let exercises = chosen(course, names)?;
    let starters = exercises
        .iter()
        .map(starter)
        .collect::<Result<Vec<_>, _>>()?;
    let files = workspace(course, &exercises, &starters)?;
    destination::write(to, &files)?;
    lock::settle(to);
    Ok(Exported {
        exercises: exercises
            .into_iter()
            .map(|exercise| exercise.name)
            .collect(),
        files: files.into_keys().collect(),
    })
}

/// The exercises asked for, each once, in course order.
fn chosen(course: &Course, names: &[String]) -> Result<Vec<Exercise>, CourseFault> {
    if names.is_empty() {
        return course
            .written()
            .into_iter()
            .map(|name| course.exercise(name))
            .collect();
    }
    let mut chosen: Vec<Exercise> = Vec::new();
    for name in names {
        let exercise = course.exercise(name)?;
        if chosen.iter().all(|other| other.name != exercise.name) {
            chosen.push(exercise);
        }
    }
    let place = |it: &Exercise| {
        course
            .entries()
            .iter()
            .position(|entry| entry.package == it.name)
    };
    chosen.sort_by_key(place);
    Ok(chosen)
}

fn starter(exercise: &Exercise) -> Result<Files, ExportFault> {
    let contract = Contract::load(&exercise.contract_path())?;
    let kept = Kept {
        names: contract.paths().into_iter().collect(),
    };
    derive::starter(&exercise.reference()?, &kept, PublicTests::Mounted).map_err(|faults| {
        ExportFault::Derive {
            exercise: exercise.name.clone(),
            faults,
        }
    })
}

/// All files of the workspace, found free of leaks.
fn workspace(
    course: &Course,
    exercises: &[Exercise],
    starters: &[Files],
) -> Result<Files, ExportFault> {
    let root_manifest = manifest::read(&course.root().join("Cargo.toml"))?;
    let mut files = top_level_copies(course.root())?;
    let mut used = manifest::Used::default();
    for (exercise, starter) in exercises.iter().zip(starters) {
        let member = manifest::member(exercise, &root_manifest)?;
        used.extend(member.used);
        let own = exercise::files(exercise, starter, member.text)?;
        let prefix = format!("crates/{}", exercise.name);
        files.extend(
            own.into_iter()
                .map(|(path, text)| (format!("{prefix}/{path}"), text)),
        );
    }
    let rust_version = manifest::rust_version(&root_manifest);
    let specs: Vec<_> = exercises.iter().map(|exercise| &exercise.spec).collect();
    let readme = readme::text(course.title(), &specs, rust_version.as_deref());
    files.insert("README.md".to_owned(), readme);
    files.insert(
        "Cargo.toml".to_owned(),
        manifest::workspace(root_manifest, &used),
    );
    files.insert(".gitignore".to_owned(), "/target\n".to_owned());
    Ok(files)
}

/// The lock file, so that students build what the grader builds, and the licences.
fn top_level_copies(root: &Path) -> Result<Files, ExportFault> {
    let unreadable = |error| ExportFault::Read {
        path: root.to_owned(),
        error,
    };
    let mut files = Files::new();
    for entry in std::fs::read_dir(root).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_file() && (name == "Cargo.lock" || name.starts_with("LICEN")) {
            files.insert(name.to_owned(), exercise::read(&path)?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
