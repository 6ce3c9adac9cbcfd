//! Names spelt in full.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit_mut::{self, VisitMut};
use syn::{Type, TypeParamBound, parse_quote};

use super::resolve::Names;

/// What stands for the parameters of an item.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning {
    pub(super) types: BTreeMap<String, Type>,
    pub(super) consts: BTreeMap<String, syn::Expr>,
    /// Lifetimes that become `'static`.
    pub(super) lifetimes: BTreeSet<String>,
    /// What `Self` is, spelt in full.
    pub(super) self_ty: Option<Type>,
}

/// Syntax that can be spelt in full.
pub(super) trait Spelt: Clone {
    fn accept(&mut self, speller: &mut Speller<'_>);
}

impl Spelt for Type {
    fn accept(&mut self, speller: &mut Speller<'_>) {
        speller.visit_type_mut(self);
    }
}

impl Spelt for syn::Path {
    fn accept(&mut self, speller: &mut Speller<'_>) {
        speller.visit_path_mut(self);
    }
}

impl Spelt for TypeParamBound {
    fn accept(&mut self, speller: &mut Speller<'_>) {
        speller.visit_type_param_bound_mut(self);
    }
}

impl Spelt for syn::Signature {
    fn accept(&mut self, speller: &mut Speller<'_>) {
        speller.visit_signature_mut(self);
    }
}

/// `syntax` with parameters replaced and names spelt in full; `None` if that cannot be done.
pub(super) fn spell<T: Spelt>(syntax: &T, meaning: &Meaning, names: &Names) -> Option<T> {
    let mut syntax = syntax.clone();
    let mut speller = Speller {
        meaning,
        names,
        failed: false,
    };
    syntax.accept(&mut speller);
    (!speller.failed).then_some(syntax)
}

/// Replaces parameters and spells names in full.
pub(super) struct Speller<'a> {
    meaning: &'a Meaning,
    names: &'a Names,
    failed: bool,
}

impl VisitMut for Speller<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && path.qself.is_none()
            && let Some(first) = path.path.segments.first()
        {
            let name = first.ident.to_string();
            let stands_for = match name.as_str() {
                "Self" => self.meaning.self_ty.as_ref(),
                name => self.meaning.types.get(name),
            };
            if let Some(concrete) = stands_for {
                // `T::Item` would need the trait that `Item` belongs to.
                self.failed |= path.path.segments.len() > 1;
                *ty = concrete.clone();
                return;
            }
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_generic_argument_mut(&mut self, argument: &mut syn::GenericArgument) {
        if let syn::GenericArgument::Type(Type::Path(path)) = argument
            && let Some(name) = path.path.get_ident()
            && let Some(value) = self.meaning.consts.get(&name.to_string())
        {
            *argument = syn::GenericArgument::Const(value.clone());
            return;
        }
        visit_mut::visit_generic_argument_mut(self, argument);
    }

    fn visit_expr_mut(&mut self, expr: &mut syn::Expr) {
        if let syn::Expr::Path(path) = expr
            && let Some(name) = path.path.get_ident()
            && let Some(value) = self.meaning.consts.get(&name.to_string())
        {
            *expr = value.clone();
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        if path.leading_colon.is_some() {
            return;
        }
        let Some(first) = path.segments.first() else {
            return;
        };
        let more = path.segments.len() > 1;
        let Some(full) = self.names.full(&first.ident.to_string(), more) else {
            return;
        };
        let mut segments: Vec<syn::PathSegment> = full
            .iter()
            .map(|name| syn::Ident::new(name, first.ident.span()).into())
            .collect();
        if let Some(last) = segments.last_mut() {
            last.arguments = first.arguments.clone();
        }
        segments.extend(path.segments.iter().skip(1).cloned());
        path.leading_colon = Some(parse_quote!(::));
        path.segments = segments.into_iter().collect();
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
        if self.meaning.lifetimes.contains(&lifetime.to_string()) {
            *lifetime = parse_quote!('static);
        }
    }

    // What an item is called is no path, and its parameters' names are its own.
    fn visit_attribute_mut(&mut self, _: &mut syn::Attribute) {}
}
