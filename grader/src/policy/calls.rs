//! Calls of macros that read files or the environment, or that hide what they do.

use super::finding::Finding;
use super::rule::{self, Rule};
use super::tokens::Leaves;

/// Macros that are refused where they are called.
const CALLS: [(&str, &Rule); 5] = [
    ("env", rule::ENVIRONMENT),
    ("include", rule::INCLUDE),
    ("asm", rule::ASSEMBLY),
    ("naked_asm", rule::ASSEMBLY),
    ("concat_idents", rule::MACRO_INDIRECTION),
];

/// Macros whose names mean nothing else: refused wherever they are written, since a macro of the
/// submission could be handed the name.
const NAMES: [(&str, &Rule); 4] = [
    ("option_env", rule::ENVIRONMENT),
    ("include_str", rule::INCLUDE),
    ("include_bytes", rule::INCLUDE),
    ("global_asm", rule::ASSEMBLY),
];

/// Calls of macros that are refused.
pub(super) fn inspect(leaves: &Leaves) -> Vec<Finding> {
    (0..leaves.len())
        .filter_map(|index| call(leaves, index))
        .collect()
}

fn call(leaves: &Leaves, index: usize) -> Option<Finding> {
    let name = leaves.word(index)?;
    let called = leaves.is_punct(index + 1, '!') && leaves.closing(index + 2).is_some();
    let rule = NAMES
        .iter()
        .find(|(refused, _)| *refused == name)
        .or_else(|| CALLS.iter().find(|(refused, _)| called && *refused == name))?
        .1;
    // A definition under such a name is reported as the definition.
    let defined = index >= 2 && leaves.word(index - 2) == Some("macro_rules");
    (!defined).then(|| Finding::new(leaves.place(index), rule, format!("{name}!")))
}
