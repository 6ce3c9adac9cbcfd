//! Witnesses of traits and of their implementations.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Type, parse_quote};

use super::super::instance::{Instance, PROBE, Round};
use super::super::model::{
    Contract, Implementation, Item, has_default, is_called, text, type_name,
};
use super::super::resolve::Names;
use super::claims::Witnesses;
use super::{function, lifetimes};

/// Bounds that our probe satisfies by its derives.
const OF_THE_PROBE: [&str; 13] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Send",
    "Sized",
    "Sync",
    "Unpin",
];

/// `names` with the traits that our probe will implement.
pub(super) fn probed(contract: &Contract, names: Names) -> Names {
    let traits = contract.items.iter().filter_map(|item| match item {
        Item::Trait(item) if item.generics.params.is_empty() => {
            implemented(item, &names).map(|_| item.ident.to_string())
        }
        _ => None,
    });
    let traits = traits.collect();
    names.with_probed(traits)
}

/// A trait: a type of ours implements exactly what the contract requires of implementors.
pub(super) fn definition(item: &syn::ItemTrait, names: &Names, out: &mut Witnesses) {
    // A trait with parameters is shown by its implementations.
    if !item.generics.params.is_empty() {
        return;
    }
    let name = &item.ident;
    if let Some(code) = implemented(item, names) {
        let claim =
            format!("`{name}` requires exactly the contract's methods, as it declares them");
        out.add(name.to_string(), claim, &code);
        defaults(item, names, out);
    }
    supertraits(item, names, out);
}

/// `impl Trait for _Probe`, with the required items only.
fn implemented(item: &syn::ItemTrait, names: &Names) -> Option<TokenStream> {
    let satisfied = item.supertraits.iter().all(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| {
            let name = last.ident.to_string();
            OF_THE_PROBE.contains(&name.as_str()) || names.is_own(&name)
        }),
        _ => true,
    });
    if !satisfied {
        return None;
    }
    let attributes: Vec<TokenStream> = item
        .attrs
        .iter()
        .filter_map(|attribute| macro_attribute(attribute, names))
        .collect();
    let mut members = Vec::new();
    for inner in &item.items {
        match inner {
            syn::TraitItem::Fn(inner) if has_default(inner) => {}
            syn::TraitItem::Fn(inner) => members.push(method(&inner.sig, names)?),
            syn::TraitItem::Type(inner) if inner.default.is_none() => {
                let ty = Instance::default().choose(&inner.bounds, names, Round::Numbers)?;
                let name = &inner.ident;
                members.push(quote!(type #name = #ty;));
            }
            syn::TraitItem::Type(_) => {}
            syn::TraitItem::Const(inner) if inner.default.is_some() => {}
            _ => return None,
        }
    }
    let (name, probe) = (&item.ident, format_ident!("{PROBE}"));
    Some(quote!(#(#attributes)* impl #name for #probe { #(#members)* }))
}

/// The method as an implementor writes it, with a body that is never reached.
fn method(sig: &syn::Signature, names: &Names) -> Option<TokenStream> {
    let mut sig = Instance::default().spell(sig, names)?;
    for (index, input) in sig.inputs.iter_mut().enumerate() {
        if let FnArg::Typed(input) = input {
            let name = format_ident!("_a{index}");
            *input.pat = parse_quote!(#name);
        }
    }
    if matches!(&sig.output, syn::ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_))) {
        return None;
    }
    Some(quote!(#sig { ::core::unreachable!() }))
}

/// Methods with a default: callable although our type does not implement them.
fn defaults(item: &syn::ItemTrait, names: &Names, out: &mut Witnesses) {
    let (trait_name, probe) = (&item.ident, format_ident!("{PROBE}"));
    let Some(instance) = Instance::default().with_self(&parse_quote!(#probe), names) else {
        return;
    };
    for inner in &item.items {
        let syn::TraitItem::Fn(inner) = inner else {
            continue;
        };
        if !has_default(inner) {
            continue;
        }
        let name = &inner.sig.ident;
        let callee = quote!(<#probe as #trait_name>::#name);
        let code = function::witness(&inner.sig, &callee, &instance, names, Round::Numbers);
        if let Some(code) = code {
            let claim = format!(
                "`{trait_name}::{name}` has a default and is `{}`",
                text(&inner.sig)
            );
            out.add(format!("{trait_name}::{name}"), claim, &code);
        }
    }
}

/// What every implementor is, too.
fn supertraits(item: &syn::ItemTrait, names: &Names, out: &mut Witnesses) {
    let bounds: Option<Vec<syn::TypeParamBound>> = item
        .supertraits
        .iter()
        .map(|bound| Instance::default().spell(bound, names))
        .collect();
    let Some(bounds) = bounds.filter(|bounds| !bounds.is_empty()) else {
        return;
    };
    let name = &item.ident;
    let claim = format!("`{name}` demands `{}`", text(&item.supertraits));
    let code = quote! {
        const _: () = {
            fn _holds<T: ?::core::marker::Sized + #(#bounds)+*>() {}
            fn _all<T: ?::core::marker::Sized + #name>() { _holds::<T>() }
        };
    };
    out.add(name.to_string(), claim, &code);
}

/// An attribute such as `#[async_trait]`, spelt in full; documentation and lints are dropped.
fn macro_attribute(attribute: &syn::Attribute, names: &Names) -> Option<TokenStream> {
    if !is_called(attribute.path(), "async_trait") {
        return None;
    }
    let full = names.full_text(attribute.path())?;
    let path: syn::Path = syn::parse_str(&format!("::{full}")).ok()?;
    let arguments = match &attribute.meta {
        syn::Meta::List(list) => {
            let tokens = &list.tokens;
            quote!((#tokens))
        }
        _ => quote!(),
    };
    Some(quote!(#[#path #arguments]))
}

/// A type implements a trait, with the associated types that the contract names.
pub(super) fn implementation(block: &Implementation, names: &Names, out: &mut Witnesses) {
    let instance = Instance::default()
        .with_static_lifetimes(&block.generics)
        .with(&block.generics, names, Round::Numbers)
        .and_then(|instance| instance.with_self(&block.self_ty, names));
    let Some(instance) = instance else { return };
    let (Some(bound), Some(ty)) = (bound(block, &instance, names), instance.self_ty()) else {
        return;
    };
    // Outside of a signature nothing fills in a lifetime that is left out.
    let longest = parse_quote!('static);
    let bound = lifetimes::call_all(parse_quote!(#bound), &longest);
    let ty = lifetimes::call_all(parse_quote!(#ty), &longest);
    let shown = type_name(&block.self_ty).unwrap_or_else(|| text(&block.self_ty));
    let claim = format!("`{shown}` implements `{}`", text(&block.trait_));
    let code = quote!(const _: fn() = || { fn holds<T: ?::core::marker::Sized + #bound>() {} holds::<#ty>() };);
    out.add(block.path(), claim, &code);
}

/// The implemented trait as a bound: `Iterator<Item = u8>`.
fn bound(block: &Implementation, instance: &Instance, names: &Names) -> Option<syn::Path> {
    let mut path = instance.spell(&block.trait_, names)?;
    let last = path.segments.last_mut()?;
    if block.types.is_empty() {
        return Some(path);
    }
    let mut arguments = match &last.arguments {
        syn::PathArguments::AngleBracketed(arguments) => arguments.clone(),
        _ => parse_quote!(<>),
    };
    for associated in &block.types {
        let (name, ty) = (&associated.ident, instance.spell(&associated.ty, names)?);
        arguments.args.push(parse_quote!(#name = #ty));
    }
    last.arguments = syn::PathArguments::AngleBracketed(arguments);
    Some(path)
}
