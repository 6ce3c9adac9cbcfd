//! Where the names in a contract come from, so that witnesses can spell them in full: neither an
//! alias nor an import can then change what they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Contract, Item};

const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// Names that every module sees, and the modules that hold them.
const PRELUDE: &[(&str, &[&str])] = &[
    ("core::marker", &["Copy", "Send", "Sized", "Sync", "Unpin"]),
    (
        "core::ops",
        &[
            "AsyncFn",
            "AsyncFnMut",
            "AsyncFnOnce",
            "Drop",
            "Fn",
            "FnMut",
            "FnOnce",
        ],
    ),
    ("core::clone", &["Clone"]),
    ("core::cmp", &["Eq", "Ord", "PartialEq", "PartialOrd"]),
    (
        "core::convert",
        &["AsMut", "AsRef", "From", "Into", "TryFrom", "TryInto"],
    ),
    ("core::default", &["Default"]),
    ("core::fmt", &["Debug"]),
    ("core::future", &["Future", "IntoFuture"]),
    ("core::hash", &["Hash"]),
    (
        "core::iter",
        &[
            "DoubleEndedIterator",
            "ExactSizeIterator",
            "Extend",
            "FromIterator",
            "IntoIterator",
            "Iterator",
        ],
    ),
    ("core::option", &["Option"]),
    ("core::result", &["Result"]),
    ("std::borrow", &["ToOwned"]),
    ("std::boxed", &["Box"]),
    ("std::string", &["String", "ToString"]),
    ("std::vec", &["Vec"]),
];

/// What the names of a contract stand for.
#[derive(Debug)]
pub(super) struct Names {
    own: BTreeSet<String>,
    imported: BTreeMap<String, Vec<String>>,
    probed: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(contract: &Contract) -> Self {
        let own = contract.items.iter().filter_map(own_name).collect();
        let imported = contract.imports.iter().flat_map(flattened).collect();
        Self {
            own,
            imported,
            probed: BTreeSet::new(),
        }
    }

    /// Says which of the contract's traits our probe implements.
    pub(super) fn with_probed(mut self, traits: BTreeSet<String>) -> Self {
        self.probed = traits;
        self
    }

    /// Whether our probe implements the contract's trait `name`.
    pub(super) fn is_probed(&self, name: &str) -> bool {
        self.probed.contains(name)
    }

    /// Whether the contract itself has an item called `name`.
    pub(super) fn is_own(&self, name: &str) -> bool {
        self.own.contains(name)
    }

    /// The full path of `path`'s first segments, from a crate's root: `["std", "vec", "Vec"]` for
    /// `Vec<u8>`; `None` for the contract's own items and for names that are not known.
    pub(super) fn full(&self, first: &str, more: bool) -> Option<Vec<String>> {
        if self.is_own(first) {
            return None;
        }
        if let Some(path) = self.imported.get(first) {
            return Some(path.clone());
        }
        if more {
            let a_crate = !matches!(first, "crate" | "self" | "super" | "Self")
                && first.starts_with(|letter: char| letter.is_lowercase());
            return a_crate.then(|| vec![first.to_owned()]);
        }
        if PRIMITIVES.contains(&first) {
            return Some(["core", "primitive", first].map(str::to_owned).to_vec());
        }
        let (module, _) = PRELUDE.iter().find(|(_, names)| names.contains(&first))?;
        Some(
            module
                .split("::")
                .chain([first])
                .map(str::to_owned)
                .collect(),
        )
    }

    /// The full path of a trait or type as text: `core::cmp::PartialEq`.
    pub(super) fn full_text(&self, path: &syn::Path) -> Option<String> {
        let mut segments = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string());
        let first = segments.next()?;
        let mut full = if path.leading_colon.is_some() {
            vec![first]
        } else {
            self.full(&first, path.segments.len() > 1)?
        };
        full.extend(segments);
        Some(full.join("::"))
    }
}

/// The name of an item that the crate's root offers.
pub(super) fn own_name(item: &Item) -> Option<String> {
    match item {
        Item::Data(data) => Some(data.ast.ident.to_string()),
        Item::Alias(item) => Some(item.ident.to_string()),
        Item::Const(item) => Some(item.ident.to_string()),
        Item::Function(item) => Some(item.sig.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Methods(_) | Item::Implementation(_) => None,
    }
}

/// The names that an import binds, with the paths that they stand for; globs bind none.
pub(super) fn flattened(import: &syn::ItemUse) -> Vec<(String, Vec<String>)> {
    let mut out = Vec::new();
    walk(&import.tree, &mut Vec::new(), &mut out);
    out
}

fn walk(tree: &syn::UseTree, prefix: &mut Vec<String>, out: &mut Vec<(String, Vec<String>)>) {
    let mut bind = |name: String, last: String| {
        let mut path = prefix.clone();
        if last != "self" {
            path.push(last);
        }
        let name = if name == "self" {
            path.last().cloned().unwrap_or_default()
        } else {
            name
        };
        out.push((name, path));
    };
    match tree {
        syn::UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            walk(&path.tree, prefix, out);
            prefix.pop();
        }
        syn::UseTree::Name(name) => bind(name.ident.to_string(), name.ident.to_string()),
        syn::UseTree::Rename(name) => bind(name.rename.to_string(), name.ident.to_string()),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                walk(tree, prefix, out);
            }
        }
        syn::UseTree::Glob(_) => {}
    }
}
