//! Witnesses of functions and methods.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, ReceiverKind, ReturnType, Signature, Type, parse_quote};

use super::super::instance::{Instance, Round};
use super::super::model::{Function, Methods, text, type_name};
use super::super::resolve::Names;
use super::claims::Witnesses;
use super::lifetimes;

/// A free function's signature.
pub(super) fn free(function: &Function, names: &Names, out: &mut Witnesses) {
    let name = &function.sig.ident;
    let claim = format!("`{name}` is `{}`", text(&function.sig));
    for code in in_both_rounds(
        &function.sig,
        &quote!(#name),
        |_| Some(Instance::default()),
        names,
    ) {
        out.add(name.to_string(), claim.clone(), &code);
    }
}

/// The signatures and constants of a block of methods.
pub(super) fn methods(block: &Methods, names: &Names, out: &mut Witnesses) {
    let Some(owner) = type_name(&block.self_ty) else {
        return;
    };
    let instance = |round| {
        Instance::default()
            .with_static_lifetimes(&block.generics)
            .with(&block.generics, names, round)?
            .with_self(&block.self_ty, names)
    };
    for function in &block.functions {
        let name = &function.sig.ident;
        let item = format!("{owner}::{name}");
        let claim = format!("`{item}` is `{}`", text(&function.sig));
        let mut rounds: Vec<TokenStream> = Vec::new();
        for round in [Round::Numbers, Round::Strings] {
            let Some(instance) = instance(round) else {
                continue;
            };
            let owner = instance.self_ty().to_token_stream();
            let code = witness(
                &function.sig,
                &quote!(<#owner>::#name),
                &instance,
                names,
                round,
            );
            rounds.extend(code.filter(|code| is_new(&rounds, code)));
        }
        for code in rounds {
            out.add(item.clone(), claim.clone(), &code);
        }
    }
    let Some(instance) = instance(Round::Numbers) else {
        return;
    };
    for constant in &block.consts {
        let Some(ty) = instance.spell(&constant.ty, names) else {
            continue;
        };
        let (name, self_ty) = (&constant.ident, instance.self_ty());
        let claim = format!("`{owner}::{name}` is a `{}`", text(&constant.ty));
        out.add(
            format!("{owner}::{name}"),
            claim,
            &quote!(const _: #ty = <#self_ty>::#name;),
        );
    }
}

fn in_both_rounds(
    sig: &Signature,
    callee: &TokenStream,
    instance: impl Fn(Round) -> Option<Instance>,
    names: &Names,
) -> Vec<TokenStream> {
    let mut codes: Vec<TokenStream> = Vec::new();
    for round in [Round::Numbers, Round::Strings] {
        let code = instance(round).and_then(|i| witness(sig, callee, &i, names, round));
        codes.extend(code.filter(|code| is_new(&codes, code)));
    }
    codes
}

/// Without type parameters both rounds say the same.
fn is_new(codes: &[TokenStream], code: &TokenStream) -> bool {
    codes
        .iter()
        .all(|other| other.to_string() != code.to_string())
}

/// A constant that compiles only if `callee` has the signature `sig`.
pub(super) fn witness(
    sig: &Signature,
    callee: &TokenStream,
    instance: &Instance,
    names: &Names,
    round: Round,
) -> Option<TokenStream> {
    let instance = instance.clone().with(&sig.generics, names, round)?;
    let inputs = inputs(sig, &instance, names, round)?;
    let output = output(sig, &instance, names)?;
    let exact = sig.asyncness.is_none()
        && sig.generics.type_params().next().is_none()
        && !sig.inputs.iter().any(takes_impl)
        && !matches!(output, Type::ImplTrait(_));
    let by_reference = receiver_is_reference(sig);
    let own = sig
        .generics
        .lifetimes()
        .map(|param| param.lifetime.clone())
        .collect();
    let lifetimes::Named {
        inputs,
        output: named,
        binder,
    } = lifetimes::name(inputs, output.clone(), by_reference, own);
    let binder = if binder.is_empty() {
        quote!()
    } else {
        quote!(for<#(#binder),*>)
    };
    if exact {
        return Some(quote!(const _: #binder fn(#(#inputs),*) -> #named = #callee;));
    }
    let arguments: Vec<_> = (0..inputs.len())
        .map(|index| format_ident!("a{index}"))
        .collect();
    let call = quote!(#callee(#(#arguments),*));
    let body = if sig.asyncness.is_some() {
        let output = without_names(&output);
        quote!(_future::<#output, _>(#call))
    } else if matches!(output, Type::ImplTrait(_)) {
        let Type::ImplTrait(returned) = lifetimes::call_all(output, &parse_quote!('r)) else {
            return None;
        };
        let bounds = &returned.bounds;
        quote!({ fn holds<'r, T: #bounds>(_: T) {} holds(#call) })
    } else {
        // A raw pointer is to exactly this type; a reference might be coerced to it.
        let output = without_names(&output);
        quote!({ let r = #call; let _: *const #output = &raw const r; })
    };
    Some(quote!(const _: #binder fn(#(#inputs),*) = |#(#arguments),*| #body;))
}

/// The types of the parameters, the receiver's first.
fn inputs(sig: &Signature, instance: &Instance, names: &Names, round: Round) -> Option<Vec<Type>> {
    sig.inputs
        .iter()
        .map(|input| match input {
            FnArg::Typed(input) => match &*input.ty {
                Type::ImplTrait(ty) => instance.choose(&ty.bounds, names, round),
                ty => instance.spell(ty, names),
            },
            FnArg::Receiver(receiver) => {
                let self_ty = instance.self_ty()?;
                match &receiver.kind {
                    ReceiverKind::Value => Some(self_ty.clone()),
                    ReceiverKind::Reference(_, lifetime, mutable) => {
                        Some(parse_quote!(& #lifetime #mutable #self_ty))
                    }
                    ReceiverKind::Typed(_, ty) => instance.spell(&**ty, names),
                    _ => None,
                }
            }
        })
        .collect()
}

fn output(sig: &Signature, instance: &Instance, names: &Names) -> Option<Type> {
    match &sig.output {
        ReturnType::Default => Some(parse_quote!(())),
        ReturnType::Type(_, ty) => instance.spell(&**ty, names),
    }
}

fn takes_impl(input: &FnArg) -> bool {
    matches!(input, FnArg::Typed(input) if matches!(&*input.ty, Type::ImplTrait(_)))
}

fn receiver_is_reference(sig: &Signature) -> bool {
    sig.receiver().is_some_and(|receiver| match &receiver.kind {
        ReceiverKind::Reference(..) => true,
        ReceiverKind::Typed(_, ty) => matches!(&**ty, Type::Reference(_)),
        _ => false,
    })
}

/// A type as it is written inside a body, where lifetimes are inferred.
fn without_names(ty: &Type) -> Type {
    struct Forget;
    impl syn::visit_mut::VisitMut for Forget {
        fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
            if lifetime.ident != "static" {
                *lifetime = parse_quote!('_);
            }
        }
    }
    let mut ty = ty.clone();
    syn::visit_mut::VisitMut::visit_type_mut(&mut Forget, &mut ty);
    ty
}
