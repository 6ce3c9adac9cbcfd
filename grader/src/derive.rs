//! What students start from, derived from the reference.
//!
//! The [`starter`] keeps the contract and what the author marked, and nothing of the solution; the
//! [`hollow`] is the same crate with bodies that return the emptiest value, so that a test which
//! is content with nothing is found out. Both are made by edits of the reference's text: what
//! stays looks as its author wrote it.
//!
//! Markers in the reference:
//!
//! - `// given` above an item: it stays, its body too.
//! - `// solution` to `// end solution`: the lines between go.
//! - `// starter: text`: the line becomes `text`. In a function's body such a line replaces the
//!   `todo!()`, and the body stays as the regions leave it.

use std::collections::{BTreeMap, BTreeSet};

use crate::contract::Contract;
use crate::lexed::Lexed;
use crate::source::{Files, SourceTree, apply};

mod bodies;
mod book;
mod comments;
mod cut;
mod dangling;
mod empty;
mod fates;
mod imports;
mod marks;
mod owner;
mod reach;
mod regions;
mod tidy;

/// The private items that stay because the contract names them: `Type`, `Type::method`, names of
/// free functions, `impl Drop for Type`. Public items need no mention.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Their paths.
    pub names: BTreeSet<String>,
}

impl Kept {
    /// What `contract` names.
    #[must_use]
    pub fn of(contract: &Contract) -> Self {
        Self {
            names: contract.paths().into_iter().collect(),
        }
    }

    /// Whether the free item `name` stays, for its own sake or for a member's.
    fn has(&self, name: &str) -> bool {
        self.names
            .iter()
            .any(|kept| kept.split("::").next() == Some(name))
    }

    /// Whether `of::member` stays.
    fn has_member(&self, of: &str, member: &str) -> bool {
        self.names.contains(&format!("{of}::{member}"))
    }
}

/// What becomes of the mount of the public tests. The mount of the hidden ones always goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicTests {
    /// It stays: the starter is for students.
    Mounted,
    /// It goes: the starter is to be graded.
    Removed,
}

/// Why no starter can be derived, at one place of the reference. The author's mistake, never a
/// student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {message} ({remedy})")]
pub struct DeriveFault {
    /// The file.
    pub path: String,
    /// The line in the reference, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// How the bodies of functions are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filling {
    Todo,
    Empty,
}

/// The starter: every body is `todo!()`, private items outside the contract are gone.
///
/// # Errors
///
/// Every [`DeriveFault`] found: markers that do not pair, a body that cannot be `todo!()`, kept
/// code that mentions what goes.
pub fn starter(
    reference: &SourceTree,
    kept: &Kept,
    public: PublicTests,
) -> Result<Files, Vec<DeriveFault>> {
    derive(reference, kept, public, Filling::Todo)
}

/// The hollow: as the [`starter`], but bodies return the emptiest value of their type, and are
/// `todo!()` only where there is none to be written down.
///
/// # Errors
///
/// As [`starter`].
pub fn hollow(
    reference: &SourceTree,
    kept: &Kept,
    public: PublicTests,
) -> Result<Files, Vec<DeriveFault>> {
    derive(reference, kept, public, Filling::Empty)
}

fn derive(
    reference: &SourceTree,
    kept: &Kept,
    public: PublicTests,
    filling: Filling,
) -> Result<Files, Vec<DeriveFault>> {
    let opened = regions::open(reference)?;
    let lexed: BTreeMap<&str, Lexed<'_>> = opened
        .tree
        .files()
        .map(|file| (file.path.as_str(), Lexed::new(&file.text)))
        .collect();
    let fates = fates::decide(&opened.tree, &lexed, kept, public);
    let book = book::Book::of(&opened.tree);
    let mut faults = Vec::new();
    let mut files = Files::new();
    for file in opened
        .tree
        .files()
        .filter(|file| fates.file_stays(&file.path))
    {
        let lexed = &lexed[file.path.as_str()];
        let written = opened.written(&file.path);
        let cut = cut::cut(file, lexed, &written, &fates, &book, filling);
        let dangling = dangling::check(file, lexed, &cut.edits, &fates);
        faults.extend(
            cut.faults
                .into_iter()
                .chain(dangling)
                .map(|(at, message, remedy)| {
                    let line = opened.line_in_reference(reference, &file.path, at);
                    DeriveFault {
                        path: file.path.clone(),
                        line,
                        message,
                        remedy,
                    }
                }),
        );
        let before = reference
            .file(&file.path)
            .map_or("", |file| file.text.as_str());
        let text = apply(&file.text, cut.edits);
        let text = imports::prune(&text, before, cut.keeps_bodies, &fates);
        files.insert(file.path.clone(), tidy::tidy(&text));
    }
    if faults.is_empty() {
        return Ok(files);
    }
    faults.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    faults.dedup();
    Err(faults)
}

#[cfg(test)]
mod tests;
