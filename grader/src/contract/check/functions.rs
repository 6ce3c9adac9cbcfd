//! Functions and methods: whether they are there, and what they take and give.

use syn::{FnArg, ReceiverKind, ReturnType, Signature, Type, Visibility};

use super::super::model::{Function, Methods, text, type_name};
use super::super::nearest::nearest;
use super::super::shape::{Scope, Shape, Verdict, compare};
use super::checker::Checker;

impl Checker {
    pub(super) fn free_function(&mut self, item: &Function) {
        let name = item.sig.ident.to_string();
        let Some(found) = self.survey.only(&self.survey.functions, &name) else {
            return;
        };
        let place = found.place.clone();
        let contract = self.contract_scope(&[&item.sig.generics], None);
        let yours = self.your_scope(&[&found.ast.sig.generics], None);
        let difference = difference(&item.sig, &contract, &found.ast.sig, &yours);
        if let Some(difference) = difference {
            let remedy = format!("write `{}`", declaration(item));
            self.breach(
                name.clone(),
                Some(&place),
                format!("`{name}` {difference}"),
                remedy,
            );
        }
    }

    pub(super) fn methods(&mut self, block: &Methods) {
        let Some(owner) = type_name(&block.self_ty).filter(|name| !self.missing.contains(name))
        else {
            return;
        };
        for function in &block.functions {
            self.method(&owner, block, function);
        }
    }

    fn method(&mut self, owner: &str, block: &Methods, item: &Function) {
        let name = item.sig.ident.to_string();
        let path = format!("{owner}::{name}");
        let all = self.survey.methods_of(owner);
        let yours: Vec<_> = all
            .iter()
            .filter(|found| found.ast.function.sig.ident == name)
            .copied()
            .collect();
        // Several blocks for several types: syntax does not tell which one is meant.
        let [found] = yours.as_slice() else {
            if yours.is_empty() && !self.survey.has_macros && !self.comes_from_a_trait(owner, &name)
            {
                let names: Vec<String> = all
                    .iter()
                    .map(|found| found.ast.function.sig.ident.to_string())
                    .collect();
                let near = nearest(&name, names.iter().map(String::as_str)).map(str::to_owned);
                self.missing_method(&path, item, near);
            }
            return;
        };
        let place = found.place.clone();
        let hidden = visibility(&item.vis, &found.ast.function.vis, found.in_root);
        let contract = self.contract_scope(
            &[&block.generics, &item.sig.generics],
            Some(
                self.contract_scope(&[&block.generics], None)
                    .shape(&block.self_ty),
            ),
        );
        let yours_self = self
            .your_scope(&[&found.ast.generics], None)
            .shape(&found.ast.self_ty);
        let generics = [&found.ast.generics, &found.ast.function.sig.generics];
        let scope = self.your_scope(&generics, Some(yours_self));
        let difference = difference(&item.sig, &contract, &found.ast.function.sig, &scope);
        let remedy = format!("write `{}`", declaration(item));
        if let Some(difference) = difference {
            self.breach(
                path.clone(),
                Some(&place),
                format!("`{path}` {difference}"),
                remedy,
            );
        } else if let Some((message, vis)) = hidden {
            let remedy = format!("write `{vis} {}`", text(&item.sig));
            self.breach(
                path.clone(),
                Some(&place),
                format!("`{path}` {message}"),
                remedy,
            );
        }
    }

    fn missing_method(&mut self, path: &str, item: &Function, near: Option<String>) {
        let message = format!("`{path}` is missing");
        let remedy = match near {
            Some(near) => format!(
                "did you mean your `{near}`? The contract says `{}`",
                declaration(item)
            ),
            None => format!("write `{}`", declaration(item)),
        };
        self.breach(path, None, message, remedy);
    }

    /// Whether a trait that the type implements has a method of that name.
    fn comes_from_a_trait(&self, owner: &str, method: &str) -> bool {
        let target = self.survey.defined_as(owner);
        self.survey.implementations.iter().any(|found| {
            type_name(&found.ast.self_ty)
                .is_some_and(|name| self.survey.defined_as(&name) == target)
                && found
                    .ast
                    .items
                    .iter()
                    .any(|item| matches!(item, syn::ImplItem::Fn(item) if item.sig.ident == method))
        })
    }
}

/// What is wrong with who may use an item, as the end of a sentence, and the visibility to give it.
/// What the contract leaves private is touched by tests at the crate's root.
pub(super) fn visibility(
    contract: &Visibility,
    yours: &Visibility,
    in_root: bool,
) -> Option<(&'static str, &'static str)> {
    match (contract, yours) {
        (Visibility::Public(_), Visibility::Public(_)) => None,
        (Visibility::Public(_), _) => Some(("is not public", "pub")),
        (_, Visibility::Inherited) if !in_root => Some((
            "is not visible throughout your crate, where tests touch it",
            "pub(crate)",
        )),
        _ => None,
    }
}

/// The function as the contract declares it.
pub(super) fn declaration(item: &Function) -> String {
    format!("{} {}", text(&item.vis), text(&item.sig))
        .trim()
        .to_owned()
}

/// The first certain difference between two signatures, as the end of a sentence.
pub(super) fn difference(
    contract: &Signature,
    contract_scope: &Scope<'_>,
    yours: &Signature,
    your_scope: &Scope<'_>,
) -> Option<String> {
    asynchrony(contract, yours)
        .or_else(|| receiver(contract, yours))
        .or_else(|| parameters(contract, contract_scope, yours, your_scope))
        .or_else(|| output(contract, contract_scope, yours, your_scope))
        .or_else(|| {
            let lost = contract.constness.is_some() && yours.constness.is_none();
            lost.then(|| "is not `const`; the contract says `const fn`".to_owned())
        })
}

fn asynchrony(contract: &Signature, yours: &Signature) -> Option<String> {
    match (contract.asyncness.is_some(), yours.asyncness.is_some()) {
        (true, false) if !may_be_a_future(&yours.output) => {
            Some("is not `async`; the contract says `async fn`".to_owned())
        }
        (false, true) if !may_be_a_future(&contract.output) => {
            Some("is `async`; the contract says `fn`".to_owned())
        }
        _ => None,
    }
}

/// Whether a return type may be a future: `impl Future`, a boxed one, or an alias for one.
fn may_be_a_future(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => match &**ty {
            Type::ImplTrait(_) => true,
            Type::Path(path) => path.path.segments.last().is_some_and(|last| {
                let name = last.ident.to_string();
                name == "Pin" || name.ends_with("Future") || name.ends_with("Fut")
            }),
            _ => false,
        },
    }
}

/// How a method takes `self`; `None` where only the compiler can tell.
fn takes_self(sig: &Signature) -> Option<&'static str> {
    let Some(receiver) = sig.receiver() else {
        return Some("no `self`");
    };
    match &receiver.kind {
        ReceiverKind::Value => Some("`self`"),
        ReceiverKind::Reference(_, _, None) => Some("`&self`"),
        ReceiverKind::Reference(_, _, Some(_)) => Some("`&mut self`"),
        ReceiverKind::Typed(_, ty) => match &**ty {
            Type::Reference(ty) if is_self(&ty.elem) => Some(if ty.mutability.is_some() {
                "`&mut self`"
            } else {
                "`&self`"
            }),
            ty if is_self(ty) => Some("`self`"),
            _ => None,
        },
        _ => None,
    }
}

fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Self"))
}

fn receiver(contract: &Signature, yours: &Signature) -> Option<String> {
    let (wanted, found) = (takes_self(contract)?, takes_self(yours)?);
    (wanted != found).then(|| format!("takes {found}; the contract says {wanted}"))
}

fn typed(sig: &Signature) -> Vec<&syn::PatType> {
    sig.inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(input) => Some(input),
            FnArg::Receiver(_) => None,
        })
        .collect()
}

fn parameters(
    contract: &Signature,
    contract_scope: &Scope<'_>,
    yours: &Signature,
    your_scope: &Scope<'_>,
) -> Option<String> {
    let (wanted, found) = (typed(contract), typed(yours));
    if wanted.len() != found.len() {
        return Some(format!(
            "takes {}; the contract says {}: `{}`",
            count(found.len()),
            count(wanted.len()),
            text(contract)
        ));
    }
    for (wanted, found) in wanted.iter().zip(&found) {
        let verdict = compare(
            &contract_scope.shape(&wanted.ty),
            &your_scope.shape(&found.ty),
        );
        if verdict == Verdict::Different {
            return Some(format!(
                "takes `{}` as `{}`; the contract says `{}`",
                text(&found.pat),
                text(&found.ty),
                text(&wanted.ty)
            ));
        }
    }
    None
}

fn count(parameters: usize) -> String {
    match parameters {
        0 => "no parameter".to_owned(),
        1 => "1 parameter".to_owned(),
        more => format!("{more} parameters"),
    }
}

fn output(
    contract: &Signature,
    contract_scope: &Scope<'_>,
    yours: &Signature,
    your_scope: &Scope<'_>,
) -> Option<String> {
    // One side a future by hand: what it yields, the compiler tells.
    if contract.asyncness.is_some() != yours.asyncness.is_some() {
        return None;
    }
    let shape = |sig: &Signature, scope: &Scope<'_>| match &sig.output {
        ReturnType::Default => Shape::Tuple(Vec::new()),
        ReturnType::Type(_, ty) => scope.shape(ty),
    };
    let verdict = compare(&shape(contract, contract_scope), &shape(yours, your_scope));
    (verdict == Verdict::Different).then(|| {
        format!(
            "returns {}; the contract says {}",
            gives(&yours.output),
            gives(&contract.output)
        )
    })
}

fn gives(output: &ReturnType) -> String {
    match output {
        ReturnType::Default => "nothing".to_owned(),
        ReturnType::Type(_, ty) => format!("`{}`", text(&**ty)),
    }
}
