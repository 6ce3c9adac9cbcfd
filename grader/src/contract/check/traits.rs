//! Traits, and who implements them.

use syn::TraitItem;

use super::super::model::{Implementation, derives, has_default, text, type_name};
use super::super::nearest::nearest;
use super::super::survey::Place;
use super::checker::Checker;
use super::functions;

/// Traits that the compiler implements by itself.
const AUTOMATIC: [&str; 5] = ["RefUnwindSafe", "Send", "Sync", "Unpin", "UnwindSafe"];

impl Checker {
    pub(super) fn trait_(&mut self, item: &syn::ItemTrait) {
        let name = item.ident.to_string();
        let Some(found) = self.survey.only(&self.survey.traits, &name) else {
            return;
        };
        let (yours, place) = (found.ast.clone(), found.place.clone());
        if yours
            .items
            .iter()
            .any(|item| matches!(item, TraitItem::Macro(_)))
        {
            return;
        }
        for inner in &item.items {
            match inner {
                TraitItem::Fn(method) => self.trait_method(item, method, &yours, &place),
                TraitItem::Type(inner) => {
                    let there = yours.items.iter().any(
                        |item| matches!(item, TraitItem::Type(item) if item.ident == inner.ident),
                    );
                    if !there {
                        let message = format!("`{name}` has no associated type `{}`", inner.ident);
                        let remedy = format!("add `{}`", text(inner));
                        self.breach(
                            format!("{name}::{}", inner.ident),
                            Some(&place),
                            message,
                            remedy,
                        );
                    }
                }
                _ => {}
            }
        }
        self.extra_methods(item, &yours);
    }

    fn trait_method(
        &mut self,
        item: &syn::ItemTrait,
        method: &syn::TraitItemFn,
        yours: &syn::ItemTrait,
        place: &Place,
    ) {
        let path = format!("{}::{}", item.ident, method.sig.ident);
        let says = text(&method.sig);
        let Some(found) = methods(yours).find(|found| found.sig.ident == method.sig.ident) else {
            let names: Vec<String> = methods(yours)
                .map(|found| found.sig.ident.to_string())
                .collect();
            let wanted = method.sig.ident.to_string();
            let remedy = match nearest(&wanted, names.iter().map(String::as_str)) {
                Some(near) => format!("did you mean your `{near}`? The contract says `{says}`"),
                None => format!("add `{says}`"),
            };
            self.breach(
                path.clone(),
                Some(place),
                format!("`{path}` is missing"),
                remedy,
            );
            return;
        };
        let place = (place.0.clone(), found.sig.ident.span().start().line);
        let contract = self.contract_scope(&[&item.generics, &method.sig.generics], None);
        let scope = self.your_scope(&[&yours.generics, &found.sig.generics], None);
        let difference = functions::difference(&method.sig, &contract, &found.sig, &scope);
        if let Some(difference) = difference {
            let message = format!("`{path}` {difference}");
            self.breach(path, Some(&place), message, format!("write `{says}`"));
        } else if has_default(method) && found.default.is_none() {
            let message = format!("`{path}` has no default; the contract gives it one");
            let remedy = "give it a body: implementors may leave it out";
            self.breach(path, Some(&place), message, remedy);
        }
    }

    /// Tests implement the trait, so it may not ask for more.
    fn extra_methods(&mut self, item: &syn::ItemTrait, yours: &syn::ItemTrait) {
        let file = self
            .survey
            .only(&self.survey.traits, &item.ident.to_string());
        let Some(path) = file.map(|found| found.place.0.clone()) else {
            return;
        };
        for found in methods(yours).filter(|found| found.default.is_none()) {
            let name = &found.sig.ident;
            let known = item
                .items
                .iter()
                .any(|inner| matches!(inner, TraitItem::Fn(inner) if inner.sig.ident == *name));
            if !known {
                let message = format!(
                    "`{}` requires a method `{name}`, which the contract does not know",
                    item.ident
                );
                let place = (path.clone(), name.span().start().line);
                let remedy = "give it a default body, or drop it: tests implement the trait";
                self.breach(
                    format!("{}::{name}", item.ident),
                    Some(&place),
                    message,
                    remedy,
                );
            }
        }
    }

    pub(super) fn implementation(&mut self, block: &Implementation) {
        let Some(trait_name) = block
            .trait_
            .segments
            .last()
            .map(|last| last.ident.to_string())
        else {
            return;
        };
        let Some(owner) = type_name(&block.self_ty) else {
            return;
        };
        let undecided = AUTOMATIC.contains(&trait_name.as_str())
            || self.survey.has_macros
            || self.missing.contains(&owner)
            || self.missing.contains(&trait_name)
            || !self
                .survey
                .implementations_of(&trait_name, &owner)
                .is_empty();
        if undecided {
            return;
        }
        let derived = self
            .survey
            .only(&self.survey.types, &owner)
            .is_none_or(|found| {
                derives(&found.ast.attrs).iter().any(|path| {
                    path.segments
                        .last()
                        .is_some_and(|last| last.ident == trait_name)
                })
            });
        if !derived {
            let place = self
                .survey
                .only(&self.survey.types, &owner)
                .map(|found| found.place.clone());
            let message = format!("`{owner}` does not implement `{}`", text(&block.trait_));
            let remedy = format!("write `{} {{ … }}`", block.path());
            self.breach(block.path(), place.as_ref(), message, remedy);
        }
    }
}

fn methods(item: &syn::ItemTrait) -> impl Iterator<Item = &syn::TraitItemFn> {
    item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(item) => Some(item),
        _ => None,
    })
}
