//! Matching a mutant to the reference.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lexed::Lexed;
use crate::source::{Edit, Files, SourceTree, apply};

use super::outline::{self, Outline};
use super::{Mutant, matching::Matching};

/// A mutant matched to a reference: what to change where. It holds for the tree that it was made
/// from, and for no other.
#[derive(Debug, Clone)]
pub struct Fit {
    pub(super) name: String,
    pub(super) changes: Vec<Change>,
    pub(super) bodies: Result<Vec<Body>, String>,
}

/// One edit of one file.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) path: String,
    pub(super) edit: Edit,
}

/// A function whose body is exchanged.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) path: String,
    /// The reference's body, braces included.
    pub(super) range: Range<usize>,
    /// The mutant's body, braces included; the items that the mutant adds are in it.
    pub(super) text: String,
}

/// A place where a mutant does not match the reference. The author's mistake, never a student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{mutant}:{line}: {item}: {message} ({remedy})")]
pub struct Misfit {
    /// The mutant's file.
    pub mutant: String,
    /// The line in it, counted from 1.
    pub line: usize,
    /// The item.
    pub item: String,
    /// What differs. If the reference changed, it shows the reference's text.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Fit {
    /// The mutant's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether nothing but function bodies is exchanged, so that [`super::fold`] takes it.
    #[must_use]
    pub fn is_body_only(&self) -> bool {
        self.bodies.is_ok()
    }

    /// Why [`super::fold`] does not take it, if it does not.
    #[must_use]
    pub fn obstacle(&self) -> Option<&str> {
        self.bodies.as_ref().err().map(String::as_str)
    }
}

/// A source with its outline.
pub(super) struct Outlined<'a> {
    pub(super) lexed: BTreeMap<&'a str, Lexed<'a>>,
    pub(super) outline: Outline,
}

impl<'a> Outlined<'a> {
    fn of_tree(tree: &'a SourceTree) -> Self {
        let mut lexed = BTreeMap::new();
        let mut outline = Outline::default();
        for file in tree.files() {
            let tokens = Lexed::new(&file.text);
            outline::add_file(&mut outline, &file.ast, &tokens, &file.path, &file.module);
            lexed.insert(file.path.as_str(), tokens);
        }
        Self { lexed, outline }
    }
}

/// Matches `mutant` to the `reference`.
///
/// # Errors
///
/// Every [`Misfit`]: items that the reference does not have, text that differs without a marker,
/// markers where nothing differs.
pub fn fit(mutant: &Mutant, reference: &SourceTree) -> Result<Fit, Vec<Misfit>> {
    fit_one(mutant, &Outlined::of_tree(reference))
}

/// Matches every mutant to the `reference`, as [`fit`] does, which is taken apart only once.
pub fn fit_all(mutants: &[Mutant], reference: &SourceTree) -> Vec<Result<Fit, Vec<Misfit>>> {
    let reference = Outlined::of_tree(reference);
    mutants
        .iter()
        .map(|mutant| fit_one(mutant, &reference))
        .collect()
}

fn fit_one(mutant: &Mutant, reference: &Outlined<'_>) -> Result<Fit, Vec<Misfit>> {
    let lexed = Lexed::new(&mutant.text);
    let mut own = Outline::default();
    outline::add_file(&mut own, &mutant.ast, &lexed, "", &[]);
    let mut matching = Matching::new(mutant, &lexed, &own, reference);
    matching.run();
    matching.finish()
}

/// The mutated crate: the changes of `fit` made in `tree`, all other text identical.
///
/// # Panics
///
/// If `fit` was made from another tree.
#[must_use]
pub fn splice(tree: &SourceTree, fit: &Fit) -> Files {
    let mut files = tree.texts();
    for (path, text) in &mut files {
        let changes = fit.changes.iter().filter(|change| change.path == *path);
        let edits: Vec<Edit> = changes.map(|change| change.edit.clone()).collect();
        *text = apply(text, edits);
    }
    files
}

#[cfg(test)]
mod tests;
