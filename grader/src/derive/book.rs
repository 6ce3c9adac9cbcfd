//! What the crate says about its own types, for values of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::SourceTree;

use super::marks::self_name;

/// The crate's types by name.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) types: BTreeMap<String, Entry>,
    const_functions: BTreeSet<String>,
}

/// One type.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) module: Vec<String>,
    /// Whether it derives or implements `Default`, whatever its parameters are.
    pub(super) default: bool,
    /// Whether it has type parameters, of which a `Default` may ask more than is known.
    generic: bool,
    pub(super) shape: Shape,
}

/// What a value of it is written like.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Struct(syn::Fields),
    /// The first variant without fields.
    Enum(Option<String>),
    Alias(Box<(syn::Generics, syn::Type)>),
}

impl Book {
    pub(super) fn of(tree: &SourceTree) -> Self {
        let mut book = Self::default();
        for file in tree.files() {
            book.items(&file.ast.items, &file.module);
        }
        for file in tree.files() {
            book.impls(&file.ast.items);
        }
        book
    }

    pub(super) fn has_const_function(&self, name: &str) -> bool {
        self.const_functions.contains(name)
    }

    fn items(&mut self, items: &[syn::Item], module: &[String]) {
        for item in items {
            let (name, attributes, generics, shape) = match item {
                syn::Item::Struct(item) => (
                    &item.ident,
                    &item.attrs,
                    &item.generics,
                    Shape::Struct(item.fields.clone()),
                ),
                syn::Item::Enum(item) => {
                    let unit = item
                        .variants
                        .iter()
                        .find(|variant| variant.fields.is_empty());
                    let unit = unit.map(|variant| variant.ident.to_string());
                    (&item.ident, &item.attrs, &item.generics, Shape::Enum(unit))
                }
                syn::Item::Type(item) => {
                    let shape = Shape::Alias(Box::new((item.generics.clone(), (*item.ty).clone())));
                    (&item.ident, &item.attrs, &item.generics, shape)
                }
                syn::Item::Mod(item) => {
                    if let Some((_, items)) = &item.content {
                        let mut path = module.to_vec();
                        path.push(item.ident.to_string());
                        self.items(items, &path);
                    }
                    continue;
                }
                syn::Item::Fn(item) => {
                    self.function(&item.sig);
                    continue;
                }
                _ => continue,
            };
            let generic = generics.type_params().next().is_some();
            let default = !generic && derives(attributes);
            let entry = Entry {
                module: module.to_vec(),
                default,
                generic,
                shape,
            };
            self.types.insert(name.to_string(), entry);
        }
    }

    fn impls(&mut self, items: &[syn::Item]) {
        for item in items {
            match item {
                syn::Item::Mod(item) => {
                    if let Some((_, items)) = &item.content {
                        self.impls(items);
                    }
                }
                syn::Item::Impl(item) => {
                    for member in &item.items {
                        if let syn::ImplItem::Fn(f) = member {
                            self.function(&f.sig);
                        }
                    }
                    let last = item
                        .trait_
                        .as_ref()
                        .and_then(|(path, _)| path.segments.last());
                    if last.is_some_and(|last| last.ident == "Default")
                        && let Some(entry) = self.types.get_mut(&self_name(&item.self_ty))
                    {
                        entry.default = !entry.generic;
                    }
                }
                _ => {}
            }
        }
    }

    fn function(&mut self, signature: &syn::Signature) {
        if signature.constness.is_some() {
            self.const_functions.insert(signature.ident.to_string());
        }
    }
}

fn derives(attributes: &[syn::Attribute]) -> bool {
    let mut found = false;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
    {
        // A derive that cannot be read is the compiler's to report.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == "Default");
            Ok(())
        });
    }
    found
}
