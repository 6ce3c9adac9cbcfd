//! A reference, read once for all the mutants that are matched to it.

use std::collections::BTreeMap;

use crate::lexed::Lexed;
use crate::source::SourceTree;

use super::outline::Outline;
use super::walk::add_file;

/// A source with its outline.
pub(super) struct Outlined<'a> {
    pub(super) lexed: BTreeMap<&'a str, Lexed<'a>>,
    pub(super) outline: Outline,
}

impl<'a> Outlined<'a> {
    pub(super) fn of_tree(tree: &'a SourceTree) -> Self {
        let mut lexed = BTreeMap::new();
        let mut outline = Outline::default();
        for file in tree.files() {
            let tokens = Lexed::new(&file.text);
            add_file(&mut outline, &file.ast, &tokens, &file.path, &file.module);
            lexed.insert(file.path.as_str(), tokens);
        }
        Self { lexed, outline }
    }
}
