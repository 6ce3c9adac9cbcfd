//! Concrete types in the place of type parameters.

use quote::{ToTokens, quote};
use syn::{Generics, Type, TypeParamBound, parse_quote};

use super::resolve::Names;
use super::spelling::{Meaning, Spelt, spell};

/// The name of the type that stands for "any type with the contract's own traits".
pub(super) const PROBE: &str = "_Probe";

/// Bounds that both `u64` and `String` satisfy.
const OF_BOTH: [&str; 17] = [
    "Clone",
    "Debug",
    "Default",
    "Deserialize",
    "DeserializeOwned",
    "Display",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Send",
    "Serialize",
    "Sized",
    "Sync",
    "ToString",
    "Unpin",
];

/// Bounds that `u64` satisfies.
const OF_NUMBERS: [&str; 6] = ["Add", "AddAssign", "Copy", "Mul", "Sub", "Sum"];

/// Bounds that `String` satisfies.
const OF_STRINGS: [&str; 2] = ["AsRef", "Borrow"];

/// Which concrete types parameters get. Two rounds show that a parameter is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    Numbers,
    Strings,
}

/// What stands for the parameters of an item.
#[derive(Debug, Clone, Default)]
pub(super) struct Instance {
    meaning: Meaning,
}

impl Instance {
    /// Adds concrete types for `generics`; `None` if no type is known for a bound.
    pub(super) fn with(mut self, generics: &Generics, names: &Names, round: Round) -> Option<Self> {
        for param in &generics.params {
            match param {
                syn::GenericParam::Lifetime(_) => {}
                syn::GenericParam::Const(param) => {
                    let value = if param.ty == parse_quote!(bool) {
                        quote!(true)
                    } else {
                        quote!(3)
                    };
                    self.meaning
                        .consts
                        .insert(param.ident.to_string(), parse_quote!(#value));
                }
                syn::GenericParam::Type(param) => {
                    let mut bounds: Vec<&TypeParamBound> = param.bounds.iter().collect();
                    bounds.extend(where_bounds(generics, &param.ident));
                    let ty = choose(&bounds, names, round)?;
                    let ty = self.spell(&ty, names)?;
                    self.meaning.types.insert(param.ident.to_string(), ty);
                }
            }
        }
        Some(self)
    }

    /// Makes the lifetimes of an impl `'static`.
    pub(super) fn with_static_lifetimes(mut self, generics: &Generics) -> Self {
        self.meaning
            .lifetimes
            .extend(generics.lifetimes().map(|param| param.lifetime.to_string()));
        self
    }

    /// Says what `Self` is.
    pub(super) fn with_self(mut self, self_ty: &Type, names: &Names) -> Option<Self> {
        self.meaning.self_ty = Some(self.spell(self_ty, names)?);
        Some(self)
    }

    /// What `Self` is, spelt in full.
    pub(super) fn self_ty(&self) -> Option<&Type> {
        self.meaning.self_ty.as_ref()
    }

    /// The arguments that stand for `generics`' parameters, in their order.
    pub(super) fn arguments(&self, generics: &Generics) -> proc_macro2::TokenStream {
        let arguments = generics.params.iter().map(|param| match param {
            syn::GenericParam::Lifetime(_) => quote!('static),
            syn::GenericParam::Type(param) => self
                .meaning
                .types
                .get(&param.ident.to_string())
                .to_token_stream(),
            syn::GenericParam::Const(param) => self
                .meaning
                .consts
                .get(&param.ident.to_string())
                .to_token_stream(),
        });
        if generics.params.is_empty() {
            quote!()
        } else {
            quote!(<#(#arguments),*>)
        }
    }

    /// `syntax` with parameters replaced and names spelt in full; `None` if that cannot be done.
    pub(super) fn spell<T: Spelt>(&self, syntax: &T, names: &Names) -> Option<T> {
        spell(syntax, &self.meaning, names)
    }

    /// A concrete type for `impl Bounds`, spelt in full.
    pub(super) fn choose(
        &self,
        bounds: &syn::punctuated::Punctuated<TypeParamBound, syn::Token![+]>,
        names: &Names,
        round: Round,
    ) -> Option<Type> {
        self.spell(
            &choose(&bounds.iter().collect::<Vec<_>>(), names, round)?,
            names,
        )
    }
}

fn where_bounds<'a>(
    generics: &'a Generics,
    ident: &'a syn::Ident,
) -> impl Iterator<Item = &'a TypeParamBound> {
    let predicates = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    predicates
        .filter_map(move |predicate| match predicate {
            syn::WherePredicate::Type(predicate) => match &predicate.bounded_ty {
                Type::Path(path) if path.path.is_ident(ident) => Some(&predicate.bounds),
                _ => None,
            },
            _ => None,
        })
        .flatten()
}

/// A type that satisfies all of `bounds`, if one is known.
fn choose(bounds: &[&TypeParamBound], names: &Names, round: Round) -> Option<Type> {
    let mut strings = true;
    let mut numbers = true;
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        let name = last.ident.to_string();
        if bound.path.segments.len() == 1 && names.is_own(&name) {
            let probe = quote::format_ident!("{PROBE}");
            return names.is_probed(&name).then(|| parse_quote!(#probe));
        }
        match name.as_str() {
            // Every type turns into itself.
            "Into" => return argument(&last.arguments),
            "Fn" | "FnMut" | "FnOnce" => return function(&last.arguments),
            "Future" => {
                let output = associated(&last.arguments, "Output")?;
                return Some(parse_quote!(::core::future::Ready<#output>));
            }
            "Iterator" | "IntoIterator" | "ExactSizeIterator" | "DoubleEndedIterator" => {
                let item = associated(&last.arguments, "Item")?;
                return Some(parse_quote!(::std::vec::IntoIter<#item>));
            }
            name if OF_BOTH.contains(&name) => {}
            name if OF_NUMBERS.contains(&name) => strings = false,
            name if OF_STRINGS.contains(&name) => numbers = false,
            _ => return None,
        }
    }
    match (numbers, strings, round) {
        (true, _, Round::Numbers) | (true, false, Round::Strings) => {
            Some(parse_quote!(::core::primitive::u64))
        }
        (_, true, _) => Some(parse_quote!(::std::string::String)),
        (false, false, _) => None,
    }
}

/// The function pointer type that satisfies `Fn(A) -> B`.
fn function(arguments: &syn::PathArguments) -> Option<Type> {
    let syn::PathArguments::Parenthesized(arguments) = arguments else {
        return None;
    };
    let (inputs, output) = (&arguments.inputs, &arguments.output);
    Some(parse_quote!(fn(#inputs) #output))
}

/// The only argument: `u8` of `Into<u8>`.
fn argument(arguments: &syn::PathArguments) -> Option<Type> {
    let syn::PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(syn::GenericArgument::Type(ty)) => Some(ty.clone()),
        _ => None,
    }
}

/// The type that a bound gives to an associated type: `u8` of `Future<Output = u8>`.
fn associated(arguments: &syn::PathArguments, name: &str) -> Option<Type> {
    let syn::PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::AssocType(found) if found.ident == name => Some(found.ty.clone()),
        _ => None,
    })
}
