//! Names for the lifetimes that a signature leaves out: a function type follows other rules than a
//! method.

use syn::visit_mut::{self, VisitMut};
use syn::{Lifetime, Type};

/// A signature's types with every elided lifetime named.
pub(super) struct Named {
    pub(super) inputs: Vec<Type>,
    pub(super) output: Type,
    /// The lifetimes to bind: those that were named here, and the signature's own.
    pub(super) binder: Vec<Lifetime>,
}

/// Names the elided lifetimes of `inputs`; an elided one of `output` is that of a `&self`, or the
/// only one there is.
pub(super) fn name(
    mut inputs: Vec<Type>,
    mut output: Type,
    by_reference: bool,
    own: Vec<Lifetime>,
) -> Named {
    let mut namer = Namer {
        fresh: Vec::new(),
        used: Vec::new(),
        fixed: None,
    };
    let mut of_self = None;
    for (index, input) in inputs.iter_mut().enumerate() {
        namer.visit_type_mut(input);
        if index == 0 && by_reference {
            of_self = namer.used.first().cloned();
        }
    }
    let fixed = of_self.or_else(|| match namer.used.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    });
    if let Some(fixed) = fixed {
        Namer {
            fresh: Vec::new(),
            used: Vec::new(),
            fixed: Some(fixed),
        }
        .visit_type_mut(&mut output);
    }
    let mut binder = namer.fresh;
    binder.extend(own);
    Named {
        inputs,
        output,
        binder,
    }
}

/// `ty` with every elided lifetime called `name`.
pub(super) fn call_all(mut ty: Type, name: &Lifetime) -> Type {
    let fixed = Some(name.clone());
    Namer {
        fresh: Vec::new(),
        used: Vec::new(),
        fixed,
    }
    .visit_type_mut(&mut ty);
    ty
}

struct Namer {
    fresh: Vec<Lifetime>,
    used: Vec<Lifetime>,
    /// The name for all elided lifetimes; without it, each gets its own.
    fixed: Option<Lifetime>,
}

impl Namer {
    fn next(&mut self) -> Lifetime {
        if let Some(fixed) = &self.fixed {
            return fixed.clone();
        }
        let text = format!("'w{}", self.fresh.len());
        let lifetime = Lifetime::new(&text, proc_macro2::Span::call_site());
        self.fresh.push(lifetime.clone());
        self.used.push(lifetime.clone());
        lifetime
    }
}

impl VisitMut for Namer {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        match &reference.lifetime {
            Some(lifetime) if lifetime.ident != "_" => self.used.push(lifetime.clone()),
            _ => reference.lifetime = Some(self.next()),
        }
        visit_mut::visit_type_mut(self, &mut reference.elem);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.next();
        } else if lifetime.ident != "static" && !self.used.contains(lifetime) {
            self.used.push(lifetime.clone());
        }
    }

    // `Fn(&T)` and `fn(&T)` bind their own.
    fn visit_parenthesized_generic_arguments_mut(
        &mut self,
        _: &mut syn::ParenthesizedGenericArguments,
    ) {
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
}
