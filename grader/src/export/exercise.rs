//! What students get of one exercise.

use std::path::Path;

use super::fault::ExportFault;
use super::leak;
use crate::course::Exercise;
use crate::source::Files;

/// The files of the exercise, by their path inside its folder, found free of leaks.
pub(super) fn files(
    exercise: &Exercise,
    starter: &Files,
    manifest: String,
) -> Result<Files, ExportFault> {
    let mut open = Files::new();
    open.insert("README.md".to_owned(), read(&exercise.handout_path())?);
    open.extend(rust_files(exercise, "public")?);
    open.extend(rust_files(exercise, "examples")?);
    open.insert("Cargo.toml".to_owned(), manifest);

    let withheld = leak::Withheld {
        reference: exercise.reference()?,
        hidden: rust_files(exercise, "hidden")?,
        mutants: rust_files(exercise, "mutants")?,
        tests: exercise
            .spec
            .tests()
            .into_iter()
            .map(str::to_owned)
            .collect(),
    };
    if let Some(leak) = leak::find(&exercise.name, starter, &open, &withheld) {
        return Err(ExportFault::Leak(leak));
    }
    open.extend(starter.clone());
    Ok(open)
}

/// The `.rs` files of one of the exercise's folders, with the folder's name ahead; none if there
/// is no such folder.
fn rust_files(exercise: &Exercise, inner: &str) -> Result<Files, ExportFault> {
    let folder = exercise.folder.join(inner);
    let mut files = Files::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.map_err(|error| ExportFault::Read {
            path: folder.clone(),
            error: error.into(),
        })?;
        let path = entry.path();
        if entry.file_type().is_file() && path.extension().is_some_and(|end| end == "rs") {
            let below = path
                .strip_prefix(&exercise.folder)
                .expect("it was found below the folder");
            files.insert(below.to_string_lossy().replace('\\', "/"), read(path)?);
        }
    }
    Ok(files)
}

pub(super) fn read(path: &Path) -> Result<String, ExportFault> {
    std::fs::read_to_string(path).map_err(|error| ExportFault::Read {
        path: path.to_owned(),
        error,
    })
}
