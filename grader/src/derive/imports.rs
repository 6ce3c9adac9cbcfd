//! Removing the `use`s that nothing uses any more.

use std::collections::BTreeSet;

use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::lexed::{Lexed, TokenKind};
use crate::source::{Edit, apply};

use super::comments::with_its_lines;
use super::fates::Fates;

/// The width at which a list of imports is broken.
const WIDTH: usize = 100;

/// The text without the imports whose names no longer occur in it. `before` is the file as its
/// author wrote it: a name that occurred nowhere even there is a trait used by its methods, and
/// stays while bodies stay.
pub(super) fn prune(text: &str, before: &str, keeps_bodies: bool, fates: &Fates) -> String {
    let ast = syn::parse_str::<syn::File>(text).expect("items were cut whole");
    let lexed = Lexed::new(text);
    // Without bodies nothing is used by its methods.
    let before = if keeps_bodies { before } else { "" };
    let pruner = Pruner {
        used: words_outside_imports(&ast, &lexed),
        used_before: syn::parse_str::<syn::File>(before).map_or_else(
            |_| BTreeSet::new(),
            |ast| words_outside_imports(&ast, &Lexed::new(before)),
        ),
        keeps_bodies,
        fates,
    };
    let edits = imports(&ast)
        .into_iter()
        .filter_map(|import| pruner.edit(import, &lexed));
    apply(text, edits.collect())
}

/// The `use` items of a file, those of inline modules and bodies too.
pub(super) fn imports(ast: &syn::File) -> Vec<&syn::ItemUse> {
    struct Finder<'a>(Vec<&'a syn::ItemUse>);
    impl<'a> Visit<'a> for Finder<'a> {
        fn visit_item_use(&mut self, import: &'a syn::ItemUse) {
            self.0.push(import);
        }
    }
    let mut finder = Finder(Vec::new());
    finder.visit_file(ast);
    finder.0
}

fn words_outside_imports(ast: &syn::File, lexed: &Lexed<'_>) -> BTreeSet<String> {
    let imports: Vec<_> = imports(ast)
        .into_iter()
        .map(|import| import.span().byte_range())
        .collect();
    lexed
        .tokens()
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .filter(|token| {
            !imports
                .iter()
                .any(|import| import.contains(&token.range.start))
        })
        .map(|token| lexed.text()[token.range.clone()].to_owned())
        .collect()
}

struct Pruner<'a> {
    used: BTreeSet<String>,
    used_before: BTreeSet<String>,
    keeps_bodies: bool,
    fates: &'a Fates,
}

impl Pruner<'_> {
    fn edit(&self, import: &syn::ItemUse, lexed: &Lexed<'_>) -> Option<Edit> {
        if matches!(import.vis, syn::Visibility::Public(_)) {
            return None;
        }
        let range = import.span().byte_range();
        let Some(tree) = self.tree(&import.tree, &mut Vec::new()) else {
            let range = with_its_lines(lexed, range, &[]);
            return Some(Edit::replace(range, ""));
        };
        if tree.leaves == count(&import.tree) {
            return None;
        }
        let start = lexed.line_start(range.start);
        let indent = range.start - start;
        let head = &lexed.text()[range.start..import.tree.span().byte_range().start];
        Some(Edit::replace(range, tree.declaration(head, indent)))
    }

    /// What is left of a tree.
    fn tree(&self, tree: &syn::UseTree, prefix: &mut Vec<String>) -> Option<Pruned> {
        match tree {
            syn::UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                let inner = self.tree(&path.tree, prefix);
                prefix.pop();
                let mut inner = inner?;
                inner.path.insert(0, path.ident.to_string());
                Some(inner)
            }
            syn::UseTree::Group(group) => {
                let kept: Vec<Pruned> = group
                    .items
                    .iter()
                    .filter_map(|tree| self.tree(tree, prefix))
                    .collect();
                match <[Pruned; 1]>::try_from(kept) {
                    Ok([mut one]) => {
                        // `a::{self}` is `a`.
                        if one.path == ["self"] {
                            one.path.clear();
                        }
                        Some(one)
                    }
                    Err(kept) if kept.is_empty() => None,
                    Err(kept) => Some(Pruned {
                        leaves: kept.iter().map(|tree| tree.leaves).sum(),
                        path: Vec::new(),
                        group: kept.iter().map(Pruned::one_line).collect(),
                    }),
                }
            }
            syn::UseTree::Glob(_) => Some(Pruned::leaf("*".to_owned())),
            syn::UseTree::Name(leaf) => {
                let name = leaf.ident.to_string();
                let named = if name == "self" {
                    prefix.last().cloned()?
                } else {
                    name.clone()
                };
                self.stays(prefix, &named, &named)
                    .then(|| Pruned::leaf(name))
            }
            syn::UseTree::Rename(leaf) => {
                let (name, rename) = (leaf.ident.to_string(), leaf.rename.to_string());
                let stays = self.stays(prefix, &name, &rename);
                stays.then(|| Pruned::leaf(format!("{name} as {rename}")))
            }
        }
    }

    fn stays(&self, prefix: &[String], original: &str, name: &str) -> bool {
        let ours = prefix
            .first()
            .is_some_and(|first| ["crate", "self", "super"].contains(&first.as_str()));
        if ours && self.is_gone(original) {
            return false;
        }
        self.used.contains(name)
            || (self.keeps_bodies && (name == "_" || !self.used_before.contains(name)))
    }

    fn is_gone(&self, name: &str) -> bool {
        let fates = self.fates;
        [&fates.gone, &fates.gone_functions, &fates.gone_modules]
            .iter()
            .any(|s| s.contains(name))
    }
}

fn count(tree: &syn::UseTree) -> usize {
    match tree {
        syn::UseTree::Path(path) => count(&path.tree),
        syn::UseTree::Group(group) => group.items.iter().map(count).sum(),
        _ => 1,
    }
}

/// A tree after pruning: a path, then a group unless that is empty.
struct Pruned {
    leaves: usize,
    path: Vec<String>,
    group: Vec<String>,
}

impl Pruned {
    fn leaf(name: String) -> Self {
        Self {
            leaves: 1,
            path: vec![name],
            group: Vec::new(),
        }
    }

    fn one_line(&self) -> String {
        let path = self.path.join("::");
        if self.group.is_empty() {
            return path;
        }
        let separator = if path.is_empty() { "" } else { "::" };
        format!("{path}{separator}{{{}}}", self.group.join(", "))
    }

    /// The whole declaration as rustfmt writes it.
    fn declaration(&self, head: &str, indent: usize) -> String {
        let line = format!("{head}{};", self.one_line());
        if indent + line.len() <= WIDTH || self.group.is_empty() {
            return line;
        }
        let margin = " ".repeat(indent);
        let mut text = format!("{head}{}::{{\n{margin}   ", self.path.join("::"));
        let mut column = indent + 3;
        for name in &self.group {
            if column + name.len() + 2 > WIDTH {
                text.push_str(&format!("\n{margin}   "));
                column = indent + 3;
            }
            text.push_str(&format!(" {name},"));
            column += name.len() + 2;
        }
        format!("{text}\n{margin}}};")
    }
}

#[cfg(test)]
mod tests {
    use super::prune;
    use crate::derive::fates::Fates;

    fn check(text: &str, keeps_bodies: bool, expect: &str) {
        assert_eq!(prune(text, text, keeps_bodies, &Fates::default()), expect);
    }

    #[test]
    fn unused_leaves_go_and_braces_with_them() {
        check(
            "use a::{B, C};\nstruct S(B);\n",
            false,
            "use a::B;\nstruct S(B);\n",
        );
        check(
            "use a::{self, C};\nstruct S(a::B);\n",
            false,
            "use a;\nstruct S(a::B);\n",
        );
        check(
            "use a::{b::{C, D}, E};\nstruct S(D, E);\n",
            false,
            "use a::{b::D, E};\nstruct S(D, E);\n",
        );
        check(
            "use a::B as C;\nuse a::D;\nstruct S(C, B);\n",
            false,
            "use a::B as C;\nstruct S(C, B);\n",
        );
    }

    #[test]
    fn a_comment_above_an_import_goes_with_it() {
        check(
            "// Why B.\nuse a::B;\nuse a::C;\nstruct S(C);\n",
            false,
            "use a::C;\nstruct S(C);\n",
        );
    }

    #[test]
    fn public_and_used_imports_stay_as_they_are() {
        let text = "pub use a::{B,C};\nuse a::{D,E};\nstruct S(D, E);\n";
        check(text, false, text);
    }

    #[test]
    fn a_doc_comment_is_no_use_and_a_derive_is() {
        check(
            "use a::B;\n/// [`B`]\nstruct S;\n",
            false,
            "/// [`B`]\nstruct S;\n",
        );
        let text = "use a::B;\n#[derive(B)]\nstruct S;\n";
        check(text, false, text);
    }

    #[test]
    fn a_trait_used_by_its_methods_stays_while_bodies_stay() {
        check(
            "use a::Write;\nfn f() { x.write(); }\n",
            true,
            "use a::Write;\nfn f() { x.write(); }\n",
        );
        check("use a::Write;\nfn f() {}\n", false, "fn f() {}\n");
    }

    #[test]
    fn a_long_list_is_broken_as_rustfmt_does() {
        let names: Vec<String> = (0..12).map(|n| format!("LongName{n:02}")).collect();
        let text = format!(
            "use a::{{Gone, {}}};\nstruct S({});\n",
            names.join(", "),
            names.join(", ")
        );
        let expect = format!(
            "use a::{{\n    {},\n    LongName08, LongName09, LongName10, LongName11,\n}};\nstruct S({});\n",
            names[..8].join(", "),
            names.join(", ")
        );
        check(&text, false, &expect);
    }
}
