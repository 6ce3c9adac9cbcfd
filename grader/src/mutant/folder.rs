//! All mutants of an exercise.

use std::path::{Path, PathBuf};

use super::fault::MutantFault;
use super::letter::letter_of;
use super::read::Mutant;

/// Reads every mutant of a folder, in the order of their letters (`z` before `aa`). Files that are
/// not `.rs` are left alone.
///
/// # Errors
///
/// Every [`MutantFault`] of the folder, not only the first.
pub fn load_folder(folder: &Path) -> Result<Vec<Mutant>, Vec<MutantFault>> {
    let paths = paths_in(folder).map_err(|error| {
        vec![MutantFault::Unreadable {
            path: folder.to_owned(),
            error: error.to_string(),
        }]
    })?;
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut faults = Vec::new();
    for path in paths {
        match Mutant::load(&path) {
            Ok(mutant) => {
                if let Some(other) = mutants
                    .iter()
                    .find(|other| letter(other) == letter(&mutant))
                {
                    faults.push(MutantFault::Letter {
                        path,
                        other: other.name.clone(),
                    });
                }
                mutants.push(mutant);
            }
            Err(fault) => faults.push(fault),
        }
    }
    mutants.sort_by(|a, b| (letter(a).len(), &a.name).cmp(&(letter(b).len(), &b.name)));
    if faults.is_empty() {
        Ok(mutants)
    } else {
        Err(faults)
    }
}

fn paths_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn letter(mutant: &Mutant) -> &str {
    letter_of(&mutant.name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::load_folder;

    const HEADER: &str = "//! # T\n//!\n//! What is wrong: w\n//! Why people write it: y\n//!\n\
                          //! Killed by: a::b\n";

    #[test]
    fn a_folder_is_read_in_the_order_of_letters_and_every_fault_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
        let good = format!("{HEADER}\nfn f() {{}}\n");
        for name in ["aa-last.rs", "b-second.rs", "a-first.rs", "notes.md"] {
            write(name, &good).unwrap();
        }
        let names: Vec<_> = load_folder(folder.path())
            .unwrap()
            .into_iter()
            .map(|mutant| mutant.name)
            .collect();
        assert_eq!(names, ["a-first", "b-second", "aa-last"]);

        write("a-again.rs", &good).unwrap();
        write("c-empty.rs", HEADER).unwrap();
        write("wrong.rs", &good).unwrap();
        assert_eq!(load_folder(folder.path()).unwrap_err().len(), 3);
    }
}
