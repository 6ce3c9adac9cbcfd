//! What an item says of itself: its attributes, its names, the markers above it.

use std::collections::BTreeSet;
use std::ops::Range;

use quote::ToTokens;
use syn::spanned::Spanned;

use crate::lexed::Lexed;

/// The name of the type that an impl is for.
pub(super) fn self_name(of: &syn::Type) -> String {
    match of {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default(),
        syn::Type::Reference(reference) => self_name(&reference.elem),
        _ => String::new(),
    }
}

pub(super) fn mentions(syntax: &impl ToTokens, names: &BTreeSet<String>) -> bool {
    words(syntax.to_token_stream())
        .iter()
        .any(|word| names.contains(word))
}

fn words(stream: proc_macro2::TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for tree in stream {
        match tree {
            proc_macro2::TokenTree::Ident(word) => found.push(word.to_string()),
            proc_macro2::TokenTree::Group(group) => found.extend(words(group.stream())),
            _ => {}
        }
    }
    found
}

/// Whether an item is compiled for tests only.
pub(super) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let words = || words(attribute.meta.to_token_stream());
        attribute.path().is_ident("cfg")
            && words().iter().any(|word| word == "test")
            && !words().iter().any(|word| word == "not")
    })
}

/// The `// given` comment above an item, if there is one.
pub(super) fn given_comment(
    item: &impl ToTokens,
    attributes: &[syn::Attribute],
    lexed: &Lexed<'_>,
) -> Option<Range<usize>> {
    let start = item.span().byte_range().start;
    let from = lexed.code_before(start).map_or(0, |token| token.range.end);
    let outer = attributes
        .iter()
        .filter(|a| matches!(a.style, syn::AttrStyle::Outer));
    let to = outer
        .map(|attribute| attribute.span().byte_range().end)
        .fold(start, usize::max);
    let to = lexed.next_token(to).unwrap_or(to);
    let comments = lexed.comments().iter();
    comments
        .filter(|comment| comment.start >= from && comment.end <= to)
        .find(|comment| lexed.comment_text(comment) == Some("given"))
        .cloned()
}

pub(super) fn is_marked_given(
    item: &impl ToTokens,
    attributes: &[syn::Attribute],
    lexed: &Lexed<'_>,
) -> bool {
    given_comment(item, attributes, lexed).is_some()
}

pub(super) fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
