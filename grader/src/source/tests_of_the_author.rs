//! Finding a crate's own tests, so that a grade compiles without them.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::Visit;

use super::edit::{Edit, apply, blank};
use super::file::SourceFile;

/// The file's text with its `#[cfg(test)]` items blanked.
pub(super) fn blanked(file: &SourceFile) -> String {
    let mut finder = Finder { ranges: Vec::new() };
    finder.visit_file(&file.ast);
    let edits = finder
        .ranges
        .into_iter()
        .map(|range| Edit::replace(range.clone(), blank(&file.text[range])))
        .collect();
    apply(&file.text, edits)
}

struct Finder {
    ranges: Vec<Range<usize>>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if attributes_of(item).iter().any(is_cfg_test) {
            self.ranges.push(item.span().byte_range());
        } else {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Const(item) => &item.attrs,
            syn::ImplItem::Fn(item) => &item.attrs,
            syn::ImplItem::Type(item) => &item.attrs,
            syn::ImplItem::Macro(item) => &item.attrs,
            _ => return,
        };
        if attributes.iter().any(is_cfg_test) {
            self.ranges.push(item.span().byte_range());
        } else {
            syn::visit::visit_impl_item(self, item);
        }
    }
}

fn attributes_of(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::ExternCrate(item) => &item.attrs,
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

/// Whether an attribute compiles its item only for tests: `cfg(test)`, or `cfg(all(…))` with it.
fn is_cfg_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<syn::Meta>()
            .is_ok_and(|predicate| requires_test(&predicate))
}

fn requires_test(predicate: &syn::Meta) -> bool {
    match predicate {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("all") => list
            .parse_args_with(
                syn::punctuated::Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated,
            )
            .is_ok_and(|all| all.iter().any(requires_test)),
        _ => false,
    }
}
