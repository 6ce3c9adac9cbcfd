//! Which items can be named from outside the crate.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::SourceTree;

/// A module path with an item's name.
pub(super) type Named = (Vec<String>, String);

#[derive(Default)]
struct Module {
    /// Names of items, and whether they are `pub`.
    items: Vec<(String, bool)>,
    children: Vec<(String, bool)>,
    /// Whether it is `pub`, the path, and the name that it gives (`*` for all).
    uses: Vec<(bool, Vec<String>, String)>,
}

/// The items that are public in a public module or re-exported from one.
pub(super) fn exported(tree: &SourceTree) -> BTreeSet<Named> {
    let mut modules = BTreeMap::new();
    for file in tree.files() {
        collect(&file.ast.items, &file.module, &mut modules);
    }
    let mut reach = Reach {
        modules: &modules,
        items: BTreeSet::new(),
        seen: BTreeSet::new(),
    };
    reach.module(&[]);
    reach.items
}

fn collect(items: &[syn::Item], path: &[String], modules: &mut BTreeMap<Vec<String>, Module>) {
    let mut module = modules.remove(path).unwrap_or_default();
    for item in items {
        match item {
            syn::Item::Mod(item) => {
                module
                    .children
                    .push((item.ident.to_string(), is_public(&item.vis)));
                if let Some((_, items)) = &item.content {
                    let mut child = path.to_vec();
                    child.push(item.ident.to_string());
                    collect(items, &child, modules);
                }
            }
            syn::Item::Use(item) => {
                let public = is_public(&item.vis);
                leaves(&item.tree, &mut Vec::new(), &mut |path, name| {
                    module.uses.push((public, path, name));
                });
            }
            other => {
                if let Some((name, vis)) = name_of(other) {
                    module.items.push((name, is_public(vis)));
                }
            }
        }
    }
    modules.insert(path.to_vec(), module);
}

fn is_public(vis: &syn::Visibility) -> bool {
    matches!(vis, syn::Visibility::Public(_))
}

/// The name and visibility of an item that has both.
pub(super) fn name_of(item: &syn::Item) -> Option<(String, &syn::Visibility)> {
    let (name, vis) = match item {
        syn::Item::Const(item) => (&item.ident, &item.vis),
        syn::Item::Enum(item) => (&item.ident, &item.vis),
        syn::Item::Fn(item) => (&item.sig.ident, &item.vis),
        syn::Item::Static(item) => (&item.ident, &item.vis),
        syn::Item::Struct(item) => (&item.ident, &item.vis),
        syn::Item::Trait(item) => (&item.ident, &item.vis),
        syn::Item::TraitAlias(item) => (&item.ident, &item.vis),
        syn::Item::Type(item) => (&item.ident, &item.vis),
        syn::Item::Union(item) => (&item.ident, &item.vis),
        _ => return None,
    };
    Some((name.to_string(), vis))
}

/// Calls `found` with the path and the new name of each leaf of a `use`.
pub(super) fn leaves(
    tree: &syn::UseTree,
    prefix: &mut Vec<String>,
    found: &mut impl FnMut(Vec<String>, String),
) {
    match tree {
        syn::UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            leaves(&path.tree, prefix, found);
            prefix.pop();
        }
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, prefix, found);
            }
        }
        syn::UseTree::Glob(_) => found(prefix.clone(), "*".to_owned()),
        syn::UseTree::Name(leaf) => {
            let path = with(prefix, &leaf.ident);
            let name = path.last().cloned().unwrap_or_default();
            found(path, name);
        }
        syn::UseTree::Rename(leaf) => found(with(prefix, &leaf.ident), leaf.rename.to_string()),
    }
}

fn with(prefix: &[String], name: &syn::Ident) -> Vec<String> {
    let mut path = prefix.to_vec();
    if name != "self" || prefix.is_empty() {
        path.push(name.to_string());
    }
    path
}

struct Reach<'a> {
    modules: &'a BTreeMap<Vec<String>, Module>,
    items: BTreeSet<Named>,
    seen: BTreeSet<(Vec<String>, Option<String>)>,
}

impl Reach<'_> {
    /// Everything public in a module that can be named.
    fn module(&mut self, path: &[String]) {
        let Some(module) = self.modules.get(path) else {
            return;
        };
        if !self.seen.insert((path.to_vec(), None)) {
            return;
        }
        for (name, public) in &module.items {
            if *public {
                self.items.insert((path.to_vec(), name.clone()));
            }
        }
        for (name, public) in &module.children {
            if *public {
                self.module(&with_child(path, name));
            }
        }
        for (public, target, name) in &module.uses {
            if *public {
                self.follow(path, target, name == "*");
            }
        }
    }

    /// What a `use` in the module `from` names.
    fn follow(&mut self, from: &[String], target: &[String], glob: bool) {
        let Some(target) = self.resolve(from, target) else {
            return;
        };
        if glob || self.modules.contains_key(&target) {
            return self.module(&target);
        }
        let Some((name, parent)) = target.split_last() else {
            return;
        };
        if !self.seen.insert((parent.to_vec(), Some(name.clone()))) {
            return;
        }
        let Some(module) = self.modules.get(parent) else {
            return;
        };
        if module.items.iter().any(|(item, _)| item == name) {
            self.items.insert((parent.to_vec(), name.clone()));
        }
        for (_, target, as_name) in &module.uses {
            if as_name == name {
                self.follow(parent, target, false);
            }
        }
    }

    /// A path of this crate from its root; `None` for a path into another crate.
    fn resolve(&self, from: &[String], target: &[String]) -> Option<Vec<String>> {
        let mut base = from.to_vec();
        let mut rest = target;
        match rest.first()?.as_str() {
            "crate" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
            }
            first => {
                let module = self.modules.get(from)?;
                let child = module.children.iter().any(|(name, _)| name == first);
                let item = module.items.iter().any(|(name, _)| name == first);
                if !child && !item {
                    return None;
                }
                base.extend(target.iter().cloned());
                return Some(base);
            }
        }
        rest = &rest[1..];
        while rest.first().is_some_and(|part| part == "super") {
            base.pop();
            rest = &rest[1..];
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }
}

fn with_child(path: &[String], name: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(name.to_owned());
    path
}

#[cfg(test)]
mod tests {
    use super::exported;
    use crate::source::{Files, SourceTree};

    #[test]
    fn what_is_public_or_re_exported_can_be_named() {
        let root = "pub mod open;\nmod closed;\npub use closed::{Given, deep::Chain as Link};\n\
                    use closed::Private;\npub fn here() {}\nfn hidden() {}\n";
        let closed = "pub struct Given;\npub struct Private;\npub mod deep { pub use super::Far as Chain; }\n\
                      pub struct Far;\npub use super::hidden as not_named;\n";
        let open = "pub struct A;\npub(crate) struct B;\npub use crate::closed::glob::*;\n";
        let glob = "pub struct G;\nstruct H;\n";
        let files = [
            ("src/lib.rs", root),
            ("src/closed.rs", closed),
            ("src/open.rs", open),
            ("src/closed/glob.rs", glob),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let tree = SourceTree::parse(&Files::from(files)).unwrap();
        let names: Vec<_> = exported(&tree)
            .into_iter()
            .map(|(mut path, name)| {
                path.push(name);
                path.join("::")
            })
            .collect();
        assert_eq!(
            names,
            [
                "here",
                "closed::Far",
                "closed::Given",
                "closed::glob::G",
                "open::A"
            ]
        );
    }
}
