//! Keywords that are refused, and the two forms of types that the compiler judges wrongly.

use proc_macro2::Delimiter;

use crate::spec::Permission;

use super::finding::Finding;
use super::permitted::Rules;
use super::rule;
use super::tokens::{Leaves, Token};

/// `unsafe`, `extern`, bare function types and `for<…>`.
pub(super) fn inspect(leaves: &Leaves, rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..leaves.len() {
        let place = leaves.place(index);
        if leaves.is_keyword(index, "unsafe") {
            findings.push(Finding::new(place, rule::UNSAFE, "unsafe"));
        } else if leaves.is_keyword(index, "extern") {
            let what = leaves.word(index + 1).filter(|word| *word == "crate");
            let found = what.map_or_else(|| "extern".to_owned(), |word| format!("extern {word}"));
            findings.push(Finding::new(place, rule::EXTERN, found));
        } else if leaves.is_keyword(index, "fn") && !rules.permits(Permission::FnPointers) {
            findings.extend(function_type(leaves, index));
        } else if leaves.is_keyword(index, "for") && !rules.permits(Permission::ForLifetimes) {
            findings.extend(binder(leaves, index));
        }
    }
    findings
}

/// A `fn` that no name follows: a function type, or a `fn` handed to a macro that makes one.
fn function_type(leaves: &Leaves, index: usize) -> Option<Finding> {
    let place = leaves.place(index);
    match leaves.get(index + 1) {
        Some(Token::Word { .. }) => None,
        Some(Token::Punct('$')) => {
            let named = leaves.word(index + 2).is_some()
                && (leaves.opens(index + 3, Delimiter::Parenthesis)
                    || leaves.is_punct(index + 3, '<')
                    || leaves.is_punct(index + 3, ':'));
            (!named).then(|| Finding::new(place, rule::MACRO_INDIRECTION, "fn $…"))
        }
        _ => Some(Finding::new(place, rule::FN_POINTERS, "fn(…)")),
    }
}

/// A `for` that binds lifetimes, or one handed to a macro that might.
fn binder(leaves: &Leaves, index: usize) -> Option<Finding> {
    let place = leaves.place(index);
    let next = leaves.get(index + 1);
    if next == Some(&Token::Punct('<')) {
        // `impl T for <A as B>::C` names a type, it binds nothing.
        let binds = matches!(
            leaves.get(index + 2),
            Some(Token::Lifetime | Token::Punct('>' | '$'))
        );
        return binds.then(|| Finding::new(place, rule::FOR_LIFETIMES, "for<…>"));
    }
    let handed_on = matches!(next, None | Some(Token::Close | Token::Punct(',' | ';')));
    handed_on.then(|| Finding::new(place, rule::MACRO_INDIRECTION, "for"))
}
