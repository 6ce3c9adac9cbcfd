//! Kept code that mentions what goes.

use std::collections::BTreeSet;

use crate::lexed::{Lexed, Token, TokenKind};
use crate::source::{Edit, SourceFile};

use syn::spanned::Spanned;

use super::fates::Fates;
use super::imports::imports;
use super::reach::leaves;

/// What is wrong in a file by the byte: message and remedy.
pub(super) fn check(
    file: &SourceFile,
    lexed: &Lexed<'_>,
    edits: &[Edit],
    fates: &Fates,
) -> Vec<(usize, String, String)> {
    let mut cut: Vec<_> = edits.iter().map(|edit| edit.range.clone()).collect();
    cut.extend(
        imports(&file.ast)
            .into_iter()
            .map(|import| import.span().byte_range()),
    );
    let kept: Vec<&Token> = lexed
        .tokens()
        .iter()
        .filter(|token| token.kind != TokenKind::Doc)
        .filter(|token| !cut.iter().any(|range| range.contains(&token.range.start)))
        .collect();
    let text = |index: usize| {
        kept.get(index)
            .map_or("", |token| &file.text[token.range.clone()])
    };
    let scope = Scope::of(file, fates);
    let mut faults = Vec::new();
    for (index, token) in kept.iter().enumerate() {
        let word = text(index);
        let before = |n: usize| index.checked_sub(n).map_or("", text);
        let found = match token.kind {
            TokenKind::Word if before(1) == "fn" || before(1) == "." => false,
            TokenKind::Word => {
                let called = text(index + 1) == "(";
                let heads = text(index + 1) == ":" && text(index + 2) == ":";
                if before(1) == ":" && before(3) == "Self" {
                    called && fates.gone_methods.contains(word)
                } else {
                    let goes = fates.gone.contains(word)
                        || (called && fates.gone_functions.contains(word))
                        || (heads && fates.gone_modules.contains(word));
                    // Of `a::b::word`, `a`.
                    let steps = (0..).step_by(3);
                    let head = steps.take_while(|n| before(n + 1) == ":" && before(n + 2) == ":");
                    goes && scope.is_ours(before(head.last().map_or(0, |n| n + 3)), word)
                }
            }
            // `#[serde(with = "wire")]`: a path in an attribute's string.
            TokenKind::Literal => before(1) == "=" && names_what_goes(word, fates),
            _ => false,
        };
        if found {
            faults.push((
                token.range.start,
                format!(
                    "the starter keeps this mention of `{}`, which goes",
                    word.trim_matches('"')
                ),
                "put the field or item that mentions it into a `// solution` region, or mark the \
                 mentioned item `// given`"
                    .to_owned(),
            ));
        }
    }
    faults
}

/// Which names of a file mean this crate's items.
struct Scope<'a> {
    lost: Option<&'a BTreeSet<String>>,
    imported: BTreeSet<String>,
}

impl<'a> Scope<'a> {
    fn of(file: &SourceFile, fates: &'a Fates) -> Self {
        let mut imported = BTreeSet::new();
        for import in imports(&file.ast) {
            leaves(&import.tree, &mut Vec::new(), &mut |path, name| {
                if path.first().is_some_and(|first| is_root(first)) {
                    imported.insert(name);
                }
            });
        }
        let lost = fates.lost_by.get(&file.path);
        Self { lost, imported }
    }

    /// Whether `word`, in a path that starts with `head` (itself, if it stands alone), is ours.
    fn is_ours(&self, head: &str, word: &str) -> bool {
        let known = |name: &str| {
            self.lost.is_some_and(|lost| lost.contains(name)) || self.imported.contains(name)
        };
        is_root(head) || known(head) || (head == word && self.imported.contains("*"))
    }
}

fn is_root(name: &str) -> bool {
    ["crate", "self", "super"].contains(&name)
}

fn names_what_goes(literal: &str, fates: &Fates) -> bool {
    let Some(path) = literal
        .strip_prefix('"')
        .and_then(|path| path.strip_suffix('"'))
    else {
        return false;
    };
    let mut parts = path.split("::").collect::<Vec<&str>>();
    let last = parts.pop().unwrap_or_default();
    parts
        .iter()
        .any(|module| fates.gone_modules.contains(*module))
        || fates.gone_functions.contains(last)
        || fates.gone_modules.contains(last)
}
