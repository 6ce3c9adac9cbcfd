//! What a submission may not do, refused before anything of it is compiled.
//!
//! The sandbox and the proof of completion hold without this stage. It is here because a refusal
//! with a file, a line and a reason is worth more to a student than a test that dies, and because
//! it closes what the compiler would let through: attributes and macros that reach outside.
//!
//! Everything is decided on tokens, so that macro bodies and the strings inside attributes count
//! too; what an item is called is decided on syntax. Ordinary words are not rules: a method called
//! `exit`, a field called `process` and a local called `env` are fine, a path into `std::env` is
//! not.

use crate::source::SourceTree;

mod attributes;
mod calls;
mod finding;
mod imports;
mod keywords;
mod lints;
mod macros;
mod modules;
mod names;
mod paths;
mod permitted;
mod reach;
mod rule;
mod tokens;

pub use lints::neutralise;
pub use permitted::Rules;
pub use rule::{ALL as RULES, Rule};

use imports::Imports;
use paths::Path;
use tokens::Leaves;

/// One thing that a submission may not do, and where it does it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// The file.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// The rule's id, such as `files`.
    pub rule: &'static str,
    /// What was found, as Rust would write it.
    pub found: String,
    /// Why it is refused.
    pub reason: String,
    /// What to use in its place.
    pub instead: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            path,
            line,
            column,
            rule,
            found,
            reason,
            instead,
        } = self;
        write!(
            f,
            "{path}:{line}:{column}: `{found}` is refused ({rule}): {reason}; {instead}"
        )
    }
}

/// Every place where `tree`, whose own tests are blanked already, does what `rules` refuse: in the
/// order of files and places, at most one refusal a place and rule.
#[must_use]
pub fn inspect(tree: &SourceTree, rules: &Rules) -> Vec<Refusal> {
    let read: Vec<(Leaves, Vec<Path>)> = tree
        .files()
        .map(|file| {
            let leaves = Leaves::of(&file.text);
            let paths = paths::all(&leaves);
            (leaves, paths)
        })
        .collect();
    let paths = read.iter().flat_map(|(_, paths)| paths);
    // A refused import is reported where it stands; its uses would only repeat it.
    let imports =
        Imports::of(paths.filter(|path| path.imported && reach::refused(path, rules).is_none()));
    let macros = macros::defined_in(&read);

    let mut refusals = Vec::new();
    for (file, (leaves, paths)) in tree.files().zip(&read) {
        let mut findings = reach::inspect(leaves, paths, &imports, rules);
        findings.extend(keywords::inspect(leaves, rules));
        findings.extend(macros::inspect(leaves, &macros, rules));
        findings.extend(attributes::inspect(leaves, &imports, rules));
        findings.extend(names::inspect(file, leaves, paths, rules));
        findings.extend(modules::inspect(file, tree));
        refusals.extend(findings.into_iter().map(|finding| Refusal {
            path: file.path.clone(),
            line: finding.place.line,
            column: finding.place.column,
            rule: finding.rule.id,
            found: finding.found,
            reason: finding.rule.reason.to_owned(),
            instead: finding.rule.instead.to_owned(),
        }));
    }
    refusals.sort();
    refusals.dedup_by(|a, b| {
        (&a.path, a.line, a.column, a.rule) == (&b.path, b.line, b.column, b.rule)
    });
    refusals
}

#[cfg(test)]
mod tests;
