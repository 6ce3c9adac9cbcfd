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

use std::collections::BTreeMap;

use crate::lexed::Lexed;
use crate::source::{Files, SourceTree, apply};

mod bodies;
mod book;
mod comments;
mod cut;
mod dangling;
mod empty;
mod fates;
mod fault;
mod imports;
mod kept;
mod marks;
mod owner;
mod reach;
mod regions;
mod tidy;

pub use fault::DeriveFault;
pub use kept::{Kept, PublicTests};

use bodies::Filling;

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

/// The [`starter`] and the [`hollow`] in one crate: it is the starter while `selector`, an
/// expression of type `u32`, is 0, and else the hollow. The bodies that cannot choose at run time
/// (of a `const fn`, or of a function that returns an `impl Trait`) are the hollow's.
///
/// # Errors
///
/// As [`starter`].
pub fn starter_and_hollow(
    reference: &SourceTree,
    kept: &Kept,
    selector: &str,
) -> Result<Files, Vec<DeriveFault>> {
    let filling = Filling::Either(selector);
    derive(reference, kept, PublicTests::Removed, filling)
}

fn derive(
    reference: &SourceTree,
    kept: &Kept,
    public: PublicTests,
    filling: Filling<'_>,
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
