//! Lint levels, which are the student's own business, but not in a grade.

use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::source::{Edit, Files, SourceTree, apply, blank};

/// The attributes that set a lint's level.
pub(super) const LEVELS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];

/// The texts of `tree` with every lint attribute blanked in place: `#![deny(warnings)]` is good
/// style in a crate of one's own, but must not fail a grade over a warning in code that the student
/// never sees. All other characters keep their lines and columns.
#[must_use]
pub fn neutralise(tree: &SourceTree) -> Files {
    tree.files()
        .map(|file| {
            let mut finder = Finder {
                edits: Vec::new(),
                text: &file.text,
            };
            finder.visit_file(&file.ast);
            (file.path.clone(), apply(&file.text, finder.edits))
        })
        .collect()
}

struct Finder<'a> {
    edits: Vec<Edit>,
    text: &'a str,
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if LEVELS.iter().any(|level| attribute.path().is_ident(level)) {
            let range = attribute.span().byte_range();
            let blank = blank(&self.text[range.clone()]);
            self.edits.push(Edit::replace(range, blank));
        }
    }
}
