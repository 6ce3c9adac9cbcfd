//! Whether what students get tells what they must not see: solution, hidden tests, mutants.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use crate::source::{Files, SourceTree};

mod solution;

/// Shorter lines, such as `Ok(())`, say nothing of where they come from.
const LONGEST_HARMLESS: usize = 20;

/// What students must not see of an exercise.
pub(super) struct Withheld {
    pub(super) reference: SourceTree,
    /// By their path inside the exercise's folder.
    pub(super) hidden: Files,
    pub(super) mutants: Files,
    /// The names of the hidden tests, as `file::test`.
    pub(super) tests: Vec<String>,
}

/// Something withheld that stands in what students would get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The exercise.
    pub exercise: String,
    /// The file that tells it, by its path inside the exercise's folder.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Where it comes from.
    pub origin: String,
}

impl fmt::Display for Leak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {} of {} of `{}` would say `{}`, which is {}",
            self.line, self.path, self.exercise, self.text, self.origin
        )
    }
}

/// The first leak in the files of an exercise: `starter`, whose lines are looked at one by one, and
/// `open`, which the author wrote for students (handout, public tests, examples), and which may
/// not name a hidden test or a mutant.
pub(super) fn find(
    exercise: &str,
    starter: &Files,
    open: &Files,
    withheld: &Withheld,
) -> Option<Leak> {
    let solution = solution::of(&withheld.reference);
    let mut shown: BTreeSet<&str> = open.values().flat_map(|text| lines(text)).collect();
    shown.extend(solution.open.iter().map(String::as_str));

    let mut secret: BTreeMap<&str, String> = BTreeMap::new();
    for (path, text) in withheld.hidden.iter().chain(&withheld.mutants) {
        let what = if path.starts_with("mutants/") {
            "the mutant"
        } else {
            "the hidden tests"
        };
        for line in lines(text) {
            secret
                .entry(line)
                .or_insert_with(|| format!("a line of {what} in {path}"));
        }
    }
    for (line, path) in &solution.secret {
        secret.insert(line, format!("a line of the reference's {path}"));
    }
    secret.retain(|line, _| is_telling(line) && !shown.contains(line));

    let leak = |path: &str, index: usize, text: &str, origin: String| Leak {
        exercise: exercise.to_owned(),
        path: path.to_owned(),
        line: index + 1,
        text: text.to_owned(),
        origin,
    };
    let by_line = numbered(starter).find_map(|(path, index, line)| {
        secret
            .get(line)
            .map(|origin| leak(path, index, line, origin.clone()))
    });
    by_line.or_else(|| {
        let names = names(withheld);
        numbered(starter)
            .chain(numbered(open))
            .find_map(|(path, index, line)| {
                let (name, origin) = names
                    .iter()
                    .find(|(name, _)| line.contains(name.as_str()))?;
                Some(leak(path, index, name, origin.clone()))
            })
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim)
}

fn numbered(files: &Files) -> impl Iterator<Item = (&str, usize, &str)> {
    files.iter().flat_map(|(path, text)| {
        lines(text)
            .enumerate()
            .map(move |(index, line)| (path.as_str(), index, line))
    })
}

/// Imports tell nothing either, and those of a starter are rewritten when some are not needed.
fn is_telling(line: &str) -> bool {
    line.chars().count() > LONGEST_HARMLESS
        && !line.starts_with("use ")
        && !line.starts_with("pub use ")
}

/// The names that appear nowhere, and what they are.
fn names(withheld: &Withheld) -> Vec<(String, String)> {
    let tests = withheld
        .tests
        .iter()
        .map(|test| (test.clone(), "a hidden test".to_owned()));
    let mutants = withheld.mutants.keys().filter_map(|path| {
        let name = Path::new(path).file_stem()?.to_str()?;
        Some((name.to_owned(), "a mutant".to_owned()))
    });
    tests.chain(mutants).collect()
}

#[cfg(test)]
mod tests;
