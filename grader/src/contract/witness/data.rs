//! Witnesses of types, aliases and constants.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Fields, Type, Visibility};

use super::super::instance::{Instance, Round};
use super::super::model::{Data, field_name, text};
use super::super::resolve::Names;
use super::claims::Witnesses;

/// A type's shape, its fields or variants, and its derives.
pub(super) fn data(data: &Data, names: &Names, out: &mut Witnesses) {
    let generics = &data.ast.generics;
    let Some(instance) =
        Instance::default()
            .with_static_lifetimes(generics)
            .with(generics, names, Round::Numbers)
    else {
        return;
    };
    let (ident, arguments) = (&data.ast.ident, instance.arguments(generics));
    let ty = quote!(#ident #arguments);
    let subject = Subject {
        data,
        instance: &instance,
        names,
        ty: &ty,
    };
    match &data.ast.data {
        syn::Data::Struct(body) => subject.fields(&body.fields, out),
        syn::Data::Enum(_) => subject.variants(out),
        syn::Data::Union(_) => {}
    }
    subject.derives(out);
}

struct Subject<'a> {
    data: &'a Data,
    instance: &'a Instance,
    names: &'a Names,
    /// The type, with concrete arguments.
    ty: &'a TokenStream,
}

impl Subject<'_> {
    fn name(&self) -> String {
        self.data.ast.ident.to_string()
    }

    fn fields(&self, fields: &Fields, out: &mut Witnesses) {
        let (ty, ident) = (self.ty, &self.data.ast.ident);
        if matches!(fields, Fields::Unit) {
            let claim = format!("`{ident}` is `struct {ident};`");
            out.add(
                self.name(),
                claim,
                &quote!(const _: fn() -> #ty = || #ident;),
            );
        }
        for (index, field) in fields.iter().enumerate() {
            let Some(field_ty) = self.instance.spell(&field.ty, self.names) else {
                continue;
            };
            let member = member(field, index);
            let item = format!("{ident}::{}", field_name(field, index));
            let claim = format!("`{item}` is a field of type `{}`", text(&field.ty));
            // Tests reach a private field through auto-dereferencing: with an `Arc` around it or
            // without one.
            let code = if matches!(field.vis, Visibility::Inherited) {
                let shared = shared(&field_ty);
                quote!(const _: fn(&#ty) -> &#shared = |s| &s.#member;)
            } else {
                quote!(const _: fn(&#ty) = |s| { let _: *const #field_ty = &raw const s.#member; };)
            };
            out.add(item, claim, &code);
        }
        if !self.data.open && !fields.is_empty() {
            self.construction(fields, out);
        }
    }

    /// A struct without secrets can be written as a literal: it has no other fields.
    fn construction(&self, fields: &Fields, out: &mut Witnesses) {
        let (ty, ident) = (self.ty, &self.data.ast.ident);
        let types: Option<Vec<Type>> = fields
            .iter()
            .map(|field| self.instance.spell(&field.ty, self.names))
            .collect();
        let Some(types) = types else { return };
        let members = fields
            .iter()
            .enumerate()
            .map(|(index, field)| member(field, index));
        let values: Vec<_> = (0..types.len())
            .map(|index| format_ident!("f{index}"))
            .collect();
        let claim = format!("`{ident}` has exactly the contract's fields, all of them public");
        out.add(
            self.name(),
            claim,
            &quote!(const _: fn(#(#types),*) -> #ty = |#(#values),*| #ident { #(#members: #values),* };),
        );
    }

    /// A match without a wildcard: these variants, and no others.
    fn variants(&self, out: &mut Witnesses) {
        let (ty, ident) = (self.ty, &self.data.ast.ident);
        let arms: Option<Vec<TokenStream>> = self
            .data
            .variants()
            .into_iter()
            .map(|variant| self.arm(variant))
            .collect();
        let Some(arms) = arms else { return };
        let names: Vec<String> = self
            .data
            .variants()
            .iter()
            .map(|variant| format!("`{}`", variant.ident))
            .collect();
        let claim = format!(
            "`{ident}` has exactly the variants {}, with the contract's fields",
            names.join(", ")
        );
        let code = if arms.is_empty() {
            quote!(const _: fn(&#ty) = |x| match *x {};)
        } else {
            quote!(const _: fn(&#ty) = |x| match x { #(#arms)* };)
        };
        out.add(self.name(), claim, &code);
    }

    fn arm(&self, variant: &syn::Variant) -> Option<TokenStream> {
        let (ident, name) = (&self.data.ast.ident, &variant.ident);
        let values: Vec<_> = (0..variant.fields.len())
            .map(|index| format_ident!("f{index}"))
            .collect();
        let mut checks = Vec::new();
        for (field, value) in variant.fields.iter().zip(&values) {
            let ty = self.instance.spell(&field.ty, self.names)?;
            checks.push(quote!(let _: *const #ty = #value;));
        }
        // `Name { 0: a }` would match a tuple variant, too: each has its own form.
        Some(match &variant.fields {
            Fields::Unit => quote!(#ident::#name => {}),
            Fields::Unnamed(_) => quote!(#ident::#name(#(#values),*) => { #(#checks)* }),
            Fields::Named(fields) => {
                let members = fields.named.iter().map(|field| &field.ident);
                quote!(#ident::#name { #(#members: #values),* } => { #(#checks)* })
            }
        })
    }

    fn derives(&self, out: &mut Witnesses) {
        let paths = self.data.derives();
        let traits: Vec<TokenStream> = paths
            .iter()
            .filter_map(|path| derived_trait(path, self.names))
            .collect();
        if traits.is_empty() {
            return;
        }
        let (ty, ident) = (self.ty, &self.data.ast.ident);
        let list = paths.iter().map(text).collect::<Vec<_>>().join(", ");
        let claim = format!("`{ident}` derives {list}");
        let code = quote!(const _: fn() = || { fn holds<T: #(#traits)+*>() {} holds::<#ty>() };);
        out.add(self.name(), claim, &code);
        if let Some(value) = self.constant()
            && paths
                .iter()
                .any(|path| path.segments.last().is_some_and(|s| s.ident == "PartialEq"))
        {
            let claim = format!(
                "`{ident}` derives PartialEq; a hand-written `==` is not accepted, because tests \
                 rely on it"
            );
            // Only a derived `==` may be used by a pattern.
            let code = quote! {
                const _: fn(#ty) = |x| { const C: #ident = #value; match x { C => {}, _ => {} } };
            };
            out.add(self.name(), claim, &code);
        }
    }

    /// A value that a constant can hold and that is not the only one of its type, where the
    /// contract shows how to write one.
    fn constant(&self) -> Option<TokenStream> {
        let ident = &self.data.ast.ident;
        if !self.data.ast.generics.params.is_empty() {
            return None;
        }
        match &self.data.ast.data {
            syn::Data::Enum(body) if body.variants.len() > 1 => {
                let unit = body
                    .variants
                    .iter()
                    .find(|v| matches!(v.fields, Fields::Unit))?;
                let name = &unit.ident;
                Some(quote!(#ident::#name))
            }
            syn::Data::Struct(body) if !self.data.open && !body.fields.is_empty() => {
                let numbers = body.fields.iter().all(|field| is_integer(&field.ty));
                let members = body
                    .fields
                    .iter()
                    .enumerate()
                    .map(|(index, field)| member(field, index));
                numbers.then(|| quote!(#ident { #(#members: 0),* }))
            }
            _ => None,
        }
    }
}

/// What an alias stands for.
pub(super) fn alias(alias: &syn::ItemType, names: &Names, out: &mut Witnesses) {
    let Some(instance) = Instance::default()
        .with_static_lifetimes(&alias.generics)
        .with(&alias.generics, names, Round::Numbers)
    else {
        return;
    };
    let Some(target) = instance.spell(&*alias.ty, names) else {
        return;
    };
    let (ident, arguments) = (&alias.ident, instance.arguments(&alias.generics));
    let claim = format!("`{ident}` stands for `{}`", text(&alias.ty));
    let code = quote!(const _: fn(*const #ident #arguments) -> *const #target = |x| x;);
    out.add(ident.to_string(), claim, &code);
}

/// A constant's type, and its value if that is a number.
pub(super) fn constant(constant: &syn::ItemConst, names: &Names, out: &mut Witnesses) {
    let Some(ty) = Instance::default().spell(&*constant.ty, names) else {
        return;
    };
    let ident = &constant.ident;
    let claim = format!("`{ident}` is a `{}`", text(&constant.ty));
    out.add(ident.to_string(), claim, &quote!(const _: #ty = #ident;));
    if let syn::Expr::Lit(value) = &*constant.expr
        && is_integer(&constant.ty)
    {
        let claim = format!("`{ident}` is {}", text(value));
        out.add(
            ident.to_string(),
            claim,
            &quote!(
                const _: () = ::core::assert!(#ident == #value);
            ),
        );
    }
}

/// The trait that a derive implements, spelt in full and as a bound.
fn derived_trait(path: &syn::Path, names: &Names) -> Option<TokenStream> {
    let full = names.full_text(path)?;
    match full.as_str() {
        "serde::Deserialize" => Some(quote!(::serde::de::DeserializeOwned)),
        "serde::Serialize" => Some(quote!(::serde::Serialize)),
        "thiserror::Error" => Some(quote!(::std::error::Error)),
        full if full.starts_with("core::") => {
            let path: syn::Path = syn::parse_str(&format!("::{full}")).ok()?;
            Some(path.to_token_stream())
        }
        _ => None,
    }
}

fn member(field: &syn::Field, index: usize) -> syn::Member {
    field
        .ident
        .clone()
        .map_or_else(|| syn::Member::from(index), syn::Member::Named)
}

/// What an `Arc` shares; any other type as it is.
fn shared(ty: &Type) -> &Type {
    if let Type::Path(path) = ty
        && let Some(last) = path.path.segments.last()
        && last.ident == "Arc"
        && let syn::PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(syn::GenericArgument::Type(inner)) = arguments.args.first()
    {
        return inner;
    }
    ty
}

fn is_integer(ty: &Type) -> bool {
    const INTEGERS: [&str; 10] = [
        "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize",
    ];
    matches!(ty, Type::Path(path) if INTEGERS.iter().any(|name| path.path.is_ident(name)))
}
