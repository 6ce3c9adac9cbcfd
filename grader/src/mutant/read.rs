//! One mutant, read.

use std::path::{Path, PathBuf};

use super::fault::MutantFault;
use super::header::{self, DiesBy, Removal};
use super::letter::letter_of;

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
    pub(super) killed_by: Vec<String>,
    /// How those tests may fail.
    pub dies_by: DiesBy,
    /// What it leaves out of the reference.
    pub(super) removes: Vec<Removal>,
    pub(super) text: String,
    pub(super) ast: syn::File,
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Mutant, MutantFault};

    const HEADER: &str = "//! # T\n//!\n//! What is wrong: w\n//! Why people write it: y\n//!\n\
                          //! Killed by: a::b\n";

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
}
