//! Mutants: wrong versions of the reference that the hidden tests must catch.
//!
//! A mutant is one file: a `//!` header that says what is wrong, then the replaced items in place.
//! [`Mutant::load`] reads it, [`fit`] matches it to the reference, and a [`Fit`] becomes source
//! again in two ways: [`splice`] makes the mutated crate, and [`fold`] puts many mutants into one
//! crate, where the one to run is chosen at run time.

use std::path::{Path, PathBuf};

mod changes;
mod compare;
mod fit;
mod fold;
mod header;
mod lines;
mod matching;
mod misfit;
mod outline;
mod outlined;
mod removal;

pub use changes::Fit;
pub use fit::{fit, fit_all, splice};
pub use fold::fold;
pub use misfit::Misfit;

/// One mutant, read and not yet matched to a reference.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// Its file's name without the extension, such as `a-commits-by-count`.
    pub name: String,
    /// Where it was read from.
    pub path: PathBuf,
    /// The header's title.
    pub title: String,
    /// What is wrong with it.
    pub wrong: String,
    /// Why people write it.
    pub reason: String,
    /// The tests that must fail on it, such as `merge::a_receive_dominates_the_message`.
    killed_by: Vec<String>,
    /// How those tests may fail.
    pub dies_by: DiesBy,
    /// What it leaves out of the reference.
    removes: Vec<Removal>,
    text: String,
    ast: syn::File,
}

/// What counts as the death of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DiesBy {
    /// A failed assertion of a hidden test.
    #[default]
    Assertion,
    /// A panic inside the crate as well: the panic is the bug.
    Panic,
    /// A test that does not end as well: the hang is the bug.
    Timeout,
}

/// One `Removes:` line of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Removal {
    line: usize,
    item: String,
}

/// A mutant's file that cannot be read as one. The author's mistake, never a student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MutantFault {
    /// The file or folder cannot be read.
    #[error("{}: cannot be read: {error} (check that it exists and is UTF-8 text)", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: String,
    },
    /// The file's name is not a letter and a few words.
    #[error(
        "{}: a mutant is named after a letter and what it does wrong, such as \
         `a-commits-by-count.rs` (rename the file)",
        path.display()
    )]
    Name {
        /// The file.
        path: PathBuf,
    },
    /// Two mutants start with the same letter.
    #[error("{}: the letter of `{other}` as well (take the next free letter)", path.display())]
    Letter {
        /// The later file.
        path: PathBuf,
        /// The earlier mutant.
        other: String,
    },
    /// The file is not Rust.
    #[error("{}:{line}: not Rust: {message} (correct the syntax)", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What the parser expected.
        message: String,
    },
    /// The header lacks a field, or a field's value makes no sense.
    #[error("{}:{line}: {message} ({remedy})", path.display())]
    Header {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
        /// What to do.
        remedy: String,
    },
    /// The file has a header, and nothing below it.
    #[error(
        "{}: replaces and removes nothing (write the mutated items below the header, or a \
         `Removes:` line in it)",
        path.display()
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
}

impl Mutant {
    /// Reads one mutant.
    ///
    /// # Errors
    ///
    /// The first [`MutantFault`] of the file.
    pub fn load(path: &Path) -> Result<Self, MutantFault> {
        let text = std::fs::read_to_string(path).map_err(|error| MutantFault::Unreadable {
            path: path.to_owned(),
            error: error.to_string(),
        })?;
        Self::parse(path, &text)
    }

    /// Reads one mutant from the `text` of the file at `path`.
    ///
    /// # Errors
    ///
    /// The first [`MutantFault`] of the text.
    pub fn parse(path: &Path, text: &str) -> Result<Self, MutantFault> {
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .filter(|stem| letter_of(stem).is_some())
            .ok_or_else(|| MutantFault::Name {
                path: path.to_owned(),
            })?;
        let ast = syn::parse_str::<syn::File>(text).map_err(|error| MutantFault::Syntax {
            path: path.to_owned(),
            line: error.span().start().line,
            message: error.to_string(),
        })?;
        let header = header::read(text).map_err(|fault| MutantFault::Header {
            path: path.to_owned(),
            line: fault.line,
            message: fault.message,
            remedy: fault.remedy,
        })?;
        if ast.items.is_empty() && header.removes.is_empty() {
            return Err(MutantFault::Empty {
                path: path.to_owned(),
            });
        }
        Ok(Self {
            name: name.to_owned(),
            path: path.to_owned(),
            title: header.title,
            wrong: header.wrong,
            reason: header.reason,
            killed_by: header.killed_by,
            dies_by: header.dies_by,
            removes: header.removes,
            text: text.to_owned(),
            ast,
        })
    }

    /// The tests that must fail on this mutant, in the order of the header.
    #[must_use]
    pub fn kills_by(&self) -> &[String] {
        &self.killed_by
    }
}

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

/// The letter (or letters, after `z`) that a mutant's name starts with, if it is a mutant's name.
fn letter_of(name: &str) -> Option<&str> {
    let (letter, words) = name.split_once('-')?;
    let lower = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase());
    let word = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    (lower(letter) && letter.len() <= 2 && words.split('-').all(word)).then_some(letter)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Mutant, MutantFault, letter_of, load_folder};

    const HEADER: &str = "//! # T\n//!\n//! What is wrong: w\n//! Why people write it: y\n//!\n\
                          //! Killed by: a::b\n";

    #[test]
    fn a_name_is_a_letter_and_words() {
        assert_eq!(letter_of("a-commits-by-count"), Some("a"));
        assert_eq!(letter_of("ab-crc32"), Some("ab"));
        for wrong in ["commits", "A-commits", "a-", "a_commits", "a--b", "1-b"] {
            assert_eq!(letter_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_syntax_fault_names_file_and_line() {
        let text = format!("{HEADER}\nfn f( {{}}\n");
        let fault = Mutant::parse(Path::new("mutants/a-b.rs"), &text).unwrap_err();
        assert!(
            fault.to_string().starts_with("mutants/a-b.rs:8: not Rust"),
            "{fault}"
        );
    }

    #[test]
    fn a_mutant_that_changes_nothing_is_refused() {
        let fault = Mutant::parse(Path::new("a-b.rs"), HEADER).unwrap_err();
        assert!(matches!(fault, MutantFault::Empty { .. }));
    }

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
