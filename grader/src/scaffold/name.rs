//! Which names an exercise can have.

use std::path::Path;

use toml_edit::{DocumentMut, Item};

use crate::course::Course;

/// A name that no exercise can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` cannot be the name of an exercise: {reason}")]
pub struct NameFault {
    /// The name.
    pub name: String,
    /// Why, and what would do.
    pub reason: String,
}

/// Names that mean something else to the compiler, to cargo or to this course.
const RESERVED: [&str; 15] = [
    "alloc",
    "build",
    "core",
    "deps",
    "examples",
    "grader",
    "hidden",
    "main",
    "peer-bench",
    "proc-macro",
    "public",
    "std",
    "test",
    "testbed",
    "xtask",
];

/// Whether `name` can be a new exercise's.
pub(super) fn check(course: &Course, name: &str) -> Result<(), NameFault> {
    let refuse = |reason: &str| {
        Err(NameFault {
            name: name.to_owned(),
            reason: reason.to_owned(),
        })
    };
    if !is_kebab_case(name) {
        return refuse("write small letters and digits in words joined by `-`, as in `raft-core`");
    }
    if RESERVED.contains(&name) {
        return refuse("it means something else here; add a word, as in `raft-core`");
    }
    if syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
        return refuse("it is a keyword of Rust; add a word, as in `raft-core`");
    }
    if is_dependency(course.root(), name) {
        return refuse("a crate that the course uses is called so; add a word, as in `raft-core`");
    }
    Ok(())
}

fn is_kebab_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('-').all(|word| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|mark| mark.is_ascii_lowercase() || mark.is_ascii_digit())
        })
}

/// Whether the workspace lists a dependency of that name. A manifest that cannot be read is
/// cargo's to complain about.
fn is_dependency(root: &Path, name: &str) -> bool {
    let text = std::fs::read_to_string(root.join("Cargo.toml")).unwrap_or_default();
    let Ok(manifest) = text.parse::<DocumentMut>() else {
        return false;
    };
    let list = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"));
    list.and_then(Item::as_table_like).is_some_and(|list| {
        list.iter()
            .any(|(other, _)| other.replace('_', "-") == name)
    })
}
