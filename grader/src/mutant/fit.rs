//! Matching a mutant to the reference.

use crate::lexed::Lexed;
use crate::source::{Edit, Files, SourceTree, apply};

use super::changes::Fit;
use super::matching::match_up;
use super::misfit::Misfit;
use super::outline::Outline;
use super::outlined::Outlined;
use super::read::Mutant;
use super::walk::add_file;

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
    add_file(&mut own, &mutant.ast, &lexed, "", &[]);
    match_up(mutant, &lexed, &own, reference)
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
