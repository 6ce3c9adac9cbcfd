//! What the checks of all kinds of items share.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::SourceTree;

use super::super::aliases::Aliases;
use super::super::model::{Contract, Item};
use super::super::resolve::own_name;
use super::super::shape::{Scope, Shape};
use super::super::survey::{Place, Survey};
use super::breach::Breach;

/// A submission, the contract's names, and what was found so far.
pub(super) struct Checker {
    pub(super) survey: Survey,
    /// The contract's own names.
    own: BTreeSet<String>,
    /// The contract's own aliases.
    aliases: Aliases,
    pub(super) breaches: Vec<Breach>,
    /// Items that are missing altogether: their parts are not reported on top.
    pub(super) missing: BTreeSet<String>,
    /// Aliases that are wrong, and told to be.
    pub(super) settled: BTreeSet<String>,
}

impl Checker {
    /// Before anything is checked.
    pub(super) fn new(tree: &SourceTree, contract: &Contract) -> Self {
        let mut aliases = Aliases::default();
        for item in &contract.items {
            if let Item::Alias(item) = item {
                aliases.add(item);
            }
        }
        Self {
            survey: Survey::of(tree),
            own: contract.items.iter().filter_map(own_name).collect(),
            aliases,
            breaches: Vec::new(),
            missing: BTreeSet::new(),
            settled: BTreeSet::new(),
        }
    }

    /// Notes a breach.
    pub(super) fn breach(
        &mut self,
        item: impl Into<String>,
        place: Option<&Place>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.breaches.push(Breach {
            item: item.into(),
            place: place.cloned(),
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    /// How names in the contract's types are meant.
    pub(super) fn contract_scope(
        &self,
        generics: &[&syn::Generics],
        self_ty: Option<Shape>,
    ) -> Scope<'_> {
        self.scope(&self.aliases, generics, self_ty)
    }

    /// How names in the submission's types are meant.
    pub(super) fn your_scope(
        &self,
        generics: &[&syn::Generics],
        self_ty: Option<Shape>,
    ) -> Scope<'_> {
        self.scope(&self.survey.aliases, generics, self_ty)
    }

    fn scope<'a>(
        &'a self,
        aliases: &'a Aliases,
        generics: &[&syn::Generics],
        self_ty: Option<Shape>,
    ) -> Scope<'a> {
        let parameters = numbered(generics);
        Scope {
            aliases,
            own: &self.own,
            settled: &self.settled,
            self_ty,
            parameters,
        }
    }
}

/// Parameters by their places, since their names are free: `T` of the block is `0.0`, the first
/// one of the method `1.0`.
fn numbered(generics: &[&syn::Generics]) -> BTreeMap<String, String> {
    let mut numbers = BTreeMap::new();
    for (level, generics) in generics.iter().enumerate() {
        for (index, param) in generics.type_params().enumerate() {
            numbers.insert(param.ident.to_string(), format!("{level}.{index}"));
        }
    }
    numbers
}
