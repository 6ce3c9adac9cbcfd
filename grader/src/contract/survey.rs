//! What a submission has, by name, wherever it stands.

use std::collections::{BTreeMap, BTreeSet};

use syn::spanned::Spanned;

use crate::source::{SourceFile, SourceTree};

use super::aliases::Aliases;
use super::model::{is_called, type_name};
use super::resolve;

/// A file and a line.
pub(super) type Place = (String, usize);

/// One definition.
#[derive(Debug, Clone)]
pub(super) struct Found<T> {
    pub(super) ast: T,
    pub(super) place: Place,
    /// Whether it stands in the crate's root.
    pub(super) in_root: bool,
}

/// One method, with the parameters of its block.
#[derive(Debug, Clone)]
pub(super) struct Method {
    pub(super) generics: syn::Generics,
    pub(super) self_ty: syn::Type,
    pub(super) function: syn::ImplItemFn,
}

/// What a submission has.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) types: BTreeMap<String, Vec<Found<syn::DeriveInput>>>,
    pub(super) traits: BTreeMap<String, Vec<Found<syn::ItemTrait>>>,
    pub(super) functions: BTreeMap<String, Vec<Found<syn::ItemFn>>>,
    pub(super) consts: BTreeMap<String, Vec<Found<syn::ItemConst>>>,
    /// Inherent methods by the type's name.
    pub(super) methods: BTreeMap<String, Vec<Found<Method>>>,
    pub(super) implementations: Vec<Found<syn::ItemImpl>>,
    pub(super) aliases: Aliases,
    /// The names that the root offers by definition or import.
    pub(super) in_root: BTreeSet<String>,
    /// Whether the root imports by glob: then it may offer more.
    pub(super) root_has_globs: bool,
    /// Whether a macro makes items: then there may be more of everything.
    pub(super) has_macros: bool,
}

impl Survey {
    pub(super) fn of(tree: &SourceTree) -> Self {
        let mut survey = Self::default();
        for file in tree.files() {
            survey.items(&file.ast.items, file, file.module.is_empty());
        }
        survey
    }

    /// The name under which the submission defines what it offers as `name`.
    pub(super) fn defined_as(&self, name: &str) -> String {
        let mut name = name.to_owned();
        for _ in 0..8 {
            if self.types.contains_key(&name) || self.traits.contains_key(&name) {
                break;
            }
            let next = match self.aliases.alias(&name) {
                Some(alias) => type_name(&alias.ty),
                None => self.aliases.original(&name).map(str::to_owned),
            };
            let Some(next) = next else { break };
            name = next;
        }
        name
    }

    /// The definition that the root offers as `name`, if there is one to be sure of.
    pub(super) fn only<'a, T>(
        &self,
        map: &'a BTreeMap<String, Vec<Found<T>>>,
        name: &str,
    ) -> Option<&'a Found<T>> {
        let found = map.get(&self.defined_as(name))?;
        match found.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|found| found.in_root),
        }
    }

    fn items(&mut self, items: &[syn::Item], file: &SourceFile, in_root: bool) {
        for item in items {
            self.item(item, file, in_root);
        }
    }

    fn item(&mut self, item: &syn::Item, file: &SourceFile, in_root: bool) {
        let place = (file.path.clone(), item_line(item));
        if in_root {
            self.in_root.extend(defined_name(item));
        }
        match item {
            syn::Item::Struct(item) => self.data(item.clone().into(), place, in_root),
            syn::Item::Enum(item) => self.data(item.clone().into(), place, in_root),
            syn::Item::Type(item) => self.aliases.add(item),
            syn::Item::Trait(item) => add(&mut self.traits, &item.ident, item, place, in_root),
            syn::Item::Fn(item) => add(&mut self.functions, &item.sig.ident, item, place, in_root),
            syn::Item::Const(item) => add(&mut self.consts, &item.ident, item, place, in_root),
            syn::Item::Use(item) => self.import(item, in_root),
            syn::Item::Impl(item) => self.implementation(item, file, place, in_root),
            syn::Item::Mod(item) => {
                if let Some((_, items)) = &item.content {
                    self.items(items, file, false);
                }
            }
            syn::Item::Macro(item) => {
                let harmless = item.ident.is_some() || is_called(&item.mac.path, "thread_local");
                self.has_macros |= !harmless;
            }
            _ => {}
        }
    }

    fn data(&mut self, ast: syn::DeriveInput, place: Place, in_root: bool) {
        let ident = ast.ident.clone();
        add(&mut self.types, &ident, &ast, place, in_root);
    }

    fn import(&mut self, item: &syn::ItemUse, in_root: bool) {
        for (name, path) in resolve::flattened(item) {
            if let Some(original) = path.last() {
                self.aliases.rename(&name, original);
            }
            if in_root {
                self.in_root.insert(name);
            }
        }
        self.root_has_globs |= in_root && has_glob(&item.tree);
    }

    fn implementation(
        &mut self,
        item: &syn::ItemImpl,
        file: &SourceFile,
        place: Place,
        in_root: bool,
    ) {
        self.has_macros |= item
            .items
            .iter()
            .any(|item| matches!(item, syn::ImplItem::Macro(_)));
        if item.trait_.is_some() {
            let found = Found {
                ast: item.clone(),
                place,
                in_root,
            };
            self.implementations.push(found);
            return;
        }
        let Some(owner) = type_name(&item.self_ty) else {
            return;
        };
        let methods = self.methods.entry(owner).or_default();
        for inner in &item.items {
            if let syn::ImplItem::Fn(function) = inner {
                let method = Method {
                    generics: item.generics.clone(),
                    self_ty: (*item.self_ty).clone(),
                    function: function.clone(),
                };
                let line = function.sig.ident.span().start().line;
                let place = (file.path.clone(), line);
                methods.push(Found {
                    ast: method,
                    place,
                    in_root,
                });
            }
        }
    }

    /// The inherent methods of what the root offers as `name`.
    pub(super) fn methods_of(&self, name: &str) -> Vec<&Found<Method>> {
        let target = self.defined_as(name);
        self.methods
            .iter()
            .filter(|(owner, _)| **owner == target || self.defined_as(owner) == target)
            .flat_map(|(_, methods)| methods)
            .collect()
    }

    /// The blocks that implement `trait_name` for what the root offers as `name`.
    pub(super) fn implementations_of(
        &self,
        trait_name: &str,
        name: &str,
    ) -> Vec<&Found<syn::ItemImpl>> {
        let (wanted, target) = (self.defined_as(trait_name), self.defined_as(name));
        let fits = |found: &&Found<syn::ItemImpl>| {
            let Some((path, _)) = &found.ast.trait_ else {
                return false;
            };
            let Some(last) = path.segments.last() else {
                return false;
            };
            let blanket = type_name(&found.ast.self_ty).is_none_or(|owner| {
                found
                    .ast
                    .generics
                    .type_params()
                    .any(|param| param.ident == owner)
                    || self.defined_as(&owner) == target
            });
            self.defined_as(&last.ident.to_string()) == wanted && blanket
        };
        self.implementations.iter().filter(fits).collect()
    }
}

fn add<T: Clone>(
    map: &mut BTreeMap<String, Vec<Found<T>>>,
    ident: &syn::Ident,
    ast: &T,
    place: Place,
    in_root: bool,
) {
    let place = (place.0, ident.span().start().line);
    let found = Found {
        ast: ast.clone(),
        place,
        in_root,
    };
    map.entry(ident.to_string()).or_default().push(found);
}

fn item_line(item: &syn::Item) -> usize {
    match item {
        syn::Item::Impl(item) => item.impl_token.span().start().line,
        item => item.span().start().line,
    }
}

fn defined_name(item: &syn::Item) -> Option<String> {
    Some(match item {
        syn::Item::Struct(item) => item.ident.to_string(),
        syn::Item::Enum(item) => item.ident.to_string(),
        syn::Item::Type(item) => item.ident.to_string(),
        syn::Item::Trait(item) => item.ident.to_string(),
        syn::Item::Fn(item) => item.sig.ident.to_string(),
        syn::Item::Const(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn has_glob(tree: &syn::UseTree) -> bool {
    match tree {
        syn::UseTree::Glob(_) => true,
        syn::UseTree::Path(path) => has_glob(&path.tree),
        syn::UseTree::Group(group) => group.items.iter().any(has_glob),
        _ => false,
    }
}
