//! The macros that a submission defines: their names, and what they could make of their arguments.

use std::collections::BTreeSet;

use proc_macro2::Delimiter;

use super::finding::Finding;
use super::paths::Path;
use super::permitted::Rules;
use super::tokens::{Leaves, Token};
use super::{attributes, calls, reach, rule};

/// The macros that every module sees.
const STANDARD: [&str; 38] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "cfg",
    "column",
    "compile_error",
    "concat",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "env",
    "eprint",
    "eprintln",
    "file",
    "format",
    "format_args",
    "global_asm",
    "include",
    "include_bytes",
    "include_str",
    "line",
    "macro_rules",
    "matches",
    "module_path",
    "option_env",
    "panic",
    "print",
    "println",
    "stringify",
    "thread_local",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
    "try",
];

/// Whether every module sees a macro called `name`.
pub(super) fn is_standard(name: &str) -> bool {
    STANDARD.contains(&name)
}

/// The macros that the submission defines, by all names that it gives them.
pub(super) fn defined_in(files: &[(Leaves, Vec<Path>)]) -> BTreeSet<String> {
    let mut own: BTreeSet<String> = files
        .iter()
        .flat_map(|(leaves, _)| definitions(leaves).map(|(_, name)| name.to_owned()))
        .collect();
    let renamed = files
        .iter()
        .flat_map(|(_, paths)| paths)
        .filter_map(|path| {
            let ours = path.segments.last().is_some_and(|last| own.contains(last));
            path.renamed
                .as_ref()
                .filter(|_| ours)
                .map(|(name, _)| name.clone())
        });
    let renamed: Vec<String> = renamed.collect();
    own.extend(renamed);
    own
}

fn definitions(leaves: &Leaves) -> impl Iterator<Item = (usize, &str)> {
    (0..leaves.len()).filter_map(|index| {
        let defines = leaves.word(index) == Some("macro_rules") && leaves.is_punct(index + 1, '!');
        defines
            .then(|| leaves.word(index + 2).map(|name| (index + 2, name)))
            .flatten()
    })
}

/// What a file does with macros that it may not.
pub(super) fn inspect(leaves: &Leaves, own: &BTreeSet<String>, rules: &Rules) -> Vec<Finding> {
    let mut findings: Vec<Finding> = definitions(leaves)
        .filter(|(_, name)| is_standard(name))
        .map(|(index, name)| {
            Finding::new(
                leaves.place(index),
                rule::MACRO_NAME,
                format!("macro_rules! {name}"),
            )
        })
        .collect();
    findings.extend(calls::inspect(leaves));
    for index in 0..leaves.len() {
        findings.extend(call_of_a_variable(leaves, index));
        if leaves.word(index).is_some_and(|name| own.contains(name))
            && leaves.is_punct(index + 1, '!')
            && let Some(close) = leaves.closing(index + 2)
        {
            findings.extend(crates_handed_over(leaves, index + 3..close, rules));
            findings.extend(attributes_handed_over(leaves, index + 3..close));
        }
    }
    findings
}

/// `$name!(…)`: which macro that is, only the call tells.
fn call_of_a_variable(leaves: &Leaves, index: usize) -> Option<Finding> {
    let variable =
        leaves.is_punct(index, '$') && leaves.word(index + 1).is_some_and(|name| name != "crate");
    let called = leaves.is_punct(index + 2, '!') && leaves.closing(index + 3).is_some();
    (variable && called)
        .then(|| Finding::new(leaves.place(index), rule::MACRO_INDIRECTION, "$…!(…)"))
}

/// A crate's bare name among the arguments of one of the submission's own macros, which could make
/// a path of it.
fn crates_handed_over(
    leaves: &Leaves,
    arguments: std::ops::Range<usize>,
    rules: &Rules,
) -> Vec<Finding> {
    arguments
        .filter_map(|index| {
            let name = leaves.word(index)?;
            let a_crate = reach::ROOTS.contains(&name) || rules.foreign_crates.contains(name);
            let bare = !leaves.is_separator(index + 1)
                && !leaves.is_punct(index + 1, '.')
                && !matches!(leaves.before(index), Some(Token::Punct('.')))
                && !leaves.opens(index + 1, Delimiter::Parenthesis);
            (a_crate && bare)
                .then(|| Finding::new(leaves.place(index), rule::MACRO_INDIRECTION, name))
        })
        .collect()
}

/// An attribute's name among the arguments of one of the submission's own macros, which could make
/// an attribute of it: `#[$meta]`.
fn attributes_handed_over(leaves: &Leaves, arguments: std::ops::Range<usize>) -> Vec<Finding> {
    arguments
        .filter_map(|index| {
            let name = leaves.word(index)?;
            let a_path = name == "path"
                && leaves.is_punct(index + 1, '=')
                && matches!(leaves.get(index + 2), Some(Token::Literal(_)));
            let rule = if a_path {
                rule::MODULE_PATH
            } else {
                attributes::unmistakable(name)?
            };
            // Written out as an attribute, it is reported as one.
            let written_out = leaves.opens(index.wrapping_sub(1), Delimiter::Bracket);
            (!written_out).then(|| Finding::new(leaves.place(index), rule, name))
        })
        .collect()
}
