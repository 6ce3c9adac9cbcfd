//! The paths of a contract's items, and what it changes in the seed's prototype.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;

use super::model::{
    Contract, Data, Function, Implementation, Item, Methods, derives, field_name, has_default,
    text, type_name,
};

/// What is listed of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// Its text without documentation.
    text: String,
    /// Whether outsiders see it.
    public: bool,
}

/// The paths of the items that `contract` adds to `seed`, alters or leaves out, sorted: `Type`,
/// `Type::method`, `Type::field`, `Type::Variant`, `Trait::method`, `impl Trait for Type`, `use`.
///
/// Private items that the seed shows and the contract does not name are no difference: how a type
/// looks inside is the student's business unless a test touches it.
#[must_use]
pub fn differences(seed: &Contract, contract: &Contract) -> Vec<String> {
    let (before, after) = (listing(seed), listing(contract));
    let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let differ = keys
        .into_iter()
        .filter(|key| match (before.get(*key), after.get(*key)) {
            (Some(before), None) => before.public,
            (before, after) => before.map(|entry| &entry.text) != after.map(|entry| &entry.text),
        });
    let paths: BTreeSet<String> = differ.map(|(path, _)| path.clone()).collect();
    paths.into_iter().collect()
}

impl Contract {
    /// The paths of all its items and their members, as errata name them.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        differences(
            &Self {
                imports: Vec::new(),
                items: Vec::new(),
            },
            self,
        )
    }

    /// Whether the contract names an item called `path` (`Type`, `Type::method`, `Type::field`).
    #[must_use]
    pub fn names(&self, path: &str) -> bool {
        listing(self).keys().any(|(listed, _)| listed == path)
    }
}

/// An item's path, and its kind where a field and a method may share the path.
type Key = (String, Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Field,
    Other,
}

/// All items of `contract` by their paths.
fn listing(contract: &Contract) -> BTreeMap<Key, Entry> {
    let mut list = Listing::default();
    let mut imports: Vec<String> = contract.imports.iter().flat_map(imported).collect();
    imports.sort();
    if !imports.is_empty() {
        list.add("use".to_owned(), imports.join(", "), true);
    }
    for item in &contract.items {
        match item {
            Item::Data(data) => list.data(data),
            Item::Alias(alias) => {
                let text = format!("{} = {}", text(&alias.generics), text(&alias.ty));
                list.add(alias.ident.to_string(), text, true);
            }
            Item::Const(constant) => {
                let text = format!("{} = {}", text(&constant.ty), text(&constant.expr));
                list.add(constant.ident.to_string(), text, true);
            }
            Item::Function(function) => list.function("", function, is_public(&function.vis)),
            Item::Trait(item) => list.trait_(item),
            Item::Methods(methods) => list.methods(methods),
            Item::Implementation(block) => list.implementation(block),
        }
    }
    list.entries
}

#[derive(Default)]
struct Listing {
    entries: BTreeMap<Key, Entry>,
}

impl Listing {
    fn add(&mut self, path: String, text: String, public: bool) {
        self.add_as(Kind::Other, path, text, public);
    }

    fn add_as(&mut self, kind: Kind, path: String, text: String, public: bool) {
        let entry = self.entries.entry((path, kind)).or_insert(Entry {
            text: String::new(),
            public,
        });
        entry.text.push_str(&text);
        entry.text.push('\n');
        entry.public |= public;
    }

    fn data(&mut self, data: &Data) {
        let name = data.ast.ident.to_string();
        let mut traits: Vec<String> = derives(&data.ast.attrs).iter().map(text).collect();
        traits.sort();
        let kind = match &data.ast.data {
            syn::Data::Struct(data) if matches!(data.fields, syn::Fields::Unit) => "struct;",
            syn::Data::Struct(_) => "struct",
            syn::Data::Enum(_) => "enum",
            syn::Data::Union(_) => "union",
        };
        let head = format!(
            "{} {kind} {} {} {} {}",
            text(&data.ast.vis),
            text(&data.ast.generics),
            data.ast
                .generics
                .where_clause
                .as_ref()
                .map(text)
                .unwrap_or_default(),
            traits.join(" "),
            attributes(&data.ast.attrs),
        );
        self.add(name.clone(), head, true);
        for (index, field) in data.fields().into_iter().enumerate() {
            let path = format!("{name}::{}", field_name(field, index));
            let text = format!(
                "{} {} {}",
                text(&field.vis),
                text(&field.ty),
                attributes(&field.attrs)
            );
            self.add_as(Kind::Field, path, text, is_public(&field.vis));
        }
        for variant in data.variants() {
            let mut bare = variant.clone();
            bare.attrs.clear();
            bare.fields
                .iter_mut()
                .for_each(|field| field.attrs.retain(|attr| !attr.path().is_ident("doc")));
            let text = format!("{} {}", text(&bare), attributes(&variant.attrs));
            self.add(format!("{name}::{}", variant.ident), text, true);
        }
    }

    fn function(&mut self, owner: &str, function: &Function, public: bool) {
        let path = if owner.is_empty() {
            function.sig.ident.to_string()
        } else {
            format!("{owner}::{}", function.sig.ident)
        };
        let text = format!(
            "{} {} {}",
            text(&function.vis),
            text(&function.sig),
            attributes(&function.attrs)
        );
        self.add(path, text, public);
    }

    fn trait_(&mut self, item: &syn::ItemTrait) {
        let name = item.ident.to_string();
        let head = format!(
            "{} trait {} {} {} {}",
            text(&item.vis),
            text(&item.generics),
            item.generics
                .where_clause
                .as_ref()
                .map(text)
                .unwrap_or_default(),
            text(&item.supertraits),
            attributes(&item.attrs),
        );
        self.add(name.clone(), head, true);
        for inner in &item.items {
            match inner {
                syn::TraitItem::Fn(inner) => {
                    let default = if has_default(inner) {
                        "default"
                    } else {
                        "required"
                    };
                    let text = format!(
                        "{default} {} {}",
                        text(&inner.sig),
                        attributes(&inner.attrs)
                    );
                    self.add(format!("{name}::{}", inner.sig.ident), text, true);
                }
                syn::TraitItem::Type(inner) => {
                    self.add(
                        format!("{name}::{}", inner.ident),
                        text(&inner.bounds),
                        true,
                    );
                }
                syn::TraitItem::Const(inner) => {
                    self.add(format!("{name}::{}", inner.ident), text(&inner.ty), true);
                }
                other => self.add(name.clone(), text(other), true),
            }
        }
    }

    fn methods(&mut self, methods: &Methods) {
        let owner = type_name(&methods.self_ty).unwrap_or_else(|| text(&methods.self_ty));
        // The block's parameters belong to each of its methods.
        let block = format!(
            "impl {} {} {}",
            text(&methods.generics),
            text(&methods.self_ty),
            methods
                .generics
                .where_clause
                .as_ref()
                .map(text)
                .unwrap_or_default(),
        );
        for function in &methods.functions {
            self.function(&owner, function, is_public(&function.vis));
            let path = format!("{owner}::{}", function.sig.ident);
            self.add(path, block.clone(), false);
        }
        for constant in &methods.consts {
            let text = format!("{} = {}", text(&constant.ty), text(&constant.expr));
            self.add(
                format!("{owner}::{}", constant.ident),
                text,
                is_public(&constant.vis),
            );
        }
    }

    fn implementation(&mut self, block: &Implementation) {
        let mut lines = vec![format!(
            "impl {} {} for {} {}",
            text(&block.generics),
            text(&block.trait_),
            text(&block.self_ty),
            block
                .generics
                .where_clause
                .as_ref()
                .map(text)
                .unwrap_or_default(),
        )];
        lines.extend(block.types.iter().map(text));
        lines.extend(block.functions.iter().map(|function| {
            // A body that the prototype shows is part of what it promises: its defaults.
            format!(
                "{} {}",
                text(&function.sig),
                function.body.as_ref().map(text).unwrap_or_default()
            )
        }));
        self.add(block.path(), lines.join("\n"), true);
    }
}

/// Attributes that are neither documentation nor derives.
fn attributes(attrs: &[syn::Attribute]) -> String {
    let kept = attrs.iter().filter(|attribute| {
        !attribute.path().is_ident("doc") && !attribute.path().is_ident("derive")
    });
    kept.map(|attribute| attribute.to_token_stream().to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_public(vis: &syn::Visibility) -> bool {
    matches!(vis, syn::Visibility::Public(_))
}

/// The paths that an import names.
fn imported(import: &syn::ItemUse) -> Vec<String> {
    super::resolve::flattened(import)
        .into_iter()
        .map(|(name, path)| format!("{} as {name}", path.join("::")))
        .collect()
}
