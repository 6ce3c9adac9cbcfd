//! Names that are taken: an item called `u64` or `PartialEq` would make the tests check something
//! else than they say.

use syn::visit::Visit;

use crate::source::{ROOT_FILE, SourceFile};

use super::finding::Finding;
use super::paths::Path;
use super::permitted::Rules;
use super::tokens::{Leaves, Place};
use super::{macros, rule};

const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// What the prelude of edition 2024 brings into every module, derives included.
const PRELUDE: [&str; 41] = [
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
];

/// The rest of the prelude.
const PRELUDE_TOO: [&str; 4] = ["TryFrom", "TryInto", "Unpin", "Vec"];

const CRATES: [&str; 4] = ["std", "core", "alloc", "proc_macro"];

/// Macros of the standard library whose names are ordinary words: as names of other items and of
/// imports they are fine.
const ORDINARY: [&str; 9] = [
    "column", "concat", "env", "file", "include", "line", "print", "try", "write",
];

/// The items, generics and imports of a file that take a name which is not theirs to take.
pub(super) fn inspect(
    file: &SourceFile,
    leaves: &Leaves,
    paths: &[Path],
    rules: &Rules,
) -> Vec<Finding> {
    let mut finder = Finder {
        rules,
        findings: Vec::new(),
    };
    finder.visit_file(&file.ast);
    let mut findings = finder.findings;
    findings.extend(imports(leaves, paths, rules));
    if file.path == ROOT_FILE {
        findings.extend(main(file, leaves, paths));
    }
    findings
}

/// Whether `name` is taken.
fn is_protected(name: &str, rules: &Rules) -> bool {
    PRIMITIVES.contains(&name)
        || PRELUDE.contains(&name)
        || PRELUDE_TOO.contains(&name)
        || is_a_crate(name, rules)
}

fn is_a_crate(name: &str, rules: &Rules) -> bool {
    CRATES.contains(&name)
        || rules.dependencies.contains(name)
        || rules.foreign_crates.contains(name)
}

struct Finder<'a> {
    rules: &'a Rules,
    findings: Vec<Finding>,
}

impl Finder<'_> {
    fn item(&mut self, kind: &str, ident: &syn::Ident) {
        let name = plain(ident);
        if is_protected(&name, self.rules) {
            let place = Place::of(ident.span());
            let found = if kind.is_empty() {
                name
            } else {
                format!("{kind} {name}")
            };
            self.findings
                .push(Finding::new(place, rule::PROTECTED_NAME, found));
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        match item {
            syn::Item::Struct(item) => self.item("struct", &item.ident),
            syn::Item::Enum(item) => self.item("enum", &item.ident),
            syn::Item::Union(item) => self.item("union", &item.ident),
            syn::Item::Trait(item) => self.item("trait", &item.ident),
            syn::Item::TraitAlias(item) => self.item("trait", &item.ident),
            syn::Item::Const(item) => self.item("const", &item.ident),
            syn::Item::Static(item) => self.item("static", &item.ident),
            // `type Result<T> = …` is good style, and no test or derive looks it up by that name.
            syn::Item::Type(item) if item.ident != "Result" => self.item("type", &item.ident),
            // `mod core` is a natural name; the crate of that name stays `::core`.
            syn::Item::Mod(item) if item.ident != "core" && item.ident != "alloc" => {
                self.item("mod", &item.ident);
            }
            _ => {}
        }
        syn::visit::visit_item(self, item);
    }

    fn visit_type_param(&mut self, param: &'ast syn::TypeParam) {
        self.item("", &param.ident);
        syn::visit::visit_type_param(self, param);
    }

    fn visit_const_param(&mut self, param: &'ast syn::ConstParam) {
        self.item("const", &param.ident);
        syn::visit::visit_const_param(self, param);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let leaves = Leaves::of_stream(mac.tokens.clone());
        for index in 0..leaves.len() {
            let (Some(kind), Some(name)) = (leaves.word(index), leaves.word(index + 1)) else {
                continue;
            };
            let taken = match kind {
                "struct" | "enum" | "union" | "trait" => is_protected(name, self.rules),
                "mod" => is_a_crate(name, self.rules) && name != "core" && name != "alloc",
                // An associated type may be called `Future`.
                "type" => PRIMITIVES.contains(&name),
                _ => false,
            };
            if taken {
                let found = format!("{kind} {name}");
                let place = leaves.place(index + 1);
                self.findings
                    .push(Finding::new(place, rule::PROTECTED_NAME, found));
            }
        }
    }
}

/// Imports that rename something to a name that is taken.
fn imports(leaves: &Leaves, paths: &[Path], rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in paths {
        let Some((name, at)) = &path.renamed else {
            continue;
        };
        let found = format!("{} as {name}", path.text());
        // `use anyhow::Result as Result` is no different from an alias of that name.
        if name != "Result" && is_protected(name, rules) {
            findings.push(Finding::new(leaves.place(*at), rule::PROTECTED_NAME, found));
        } else if macros::is_standard(name) && !ORDINARY.contains(&name.as_str()) {
            findings.push(Finding::new(leaves.place(*at), rule::MACRO_NAME, found));
        }
    }
    findings
}

/// A `main` in the crate's root, where the tests have theirs.
fn main(file: &SourceFile, leaves: &Leaves, paths: &[Path]) -> Vec<Finding> {
    let functions = file.ast.items.iter().filter_map(|item| match item {
        syn::Item::Fn(item) if item.sig.ident == "main" => Some(Place::of(item.sig.ident.span())),
        _ => None,
    });
    let imports = paths
        .iter()
        .filter(|path| path.imported && path.binds() == Some("main"))
        .map(|path| leaves.place(path.at));
    functions
        .chain(imports)
        .map(|place| Finding::new(place, rule::MAIN, "main"))
        .collect()
}

fn plain(ident: &syn::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").unwrap_or(&name).to_owned()
}
