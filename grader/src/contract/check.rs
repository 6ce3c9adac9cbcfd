//! The contract against a submission, by syntax: what a student reads before the compiler speaks.
//!
//! A sentence is only worth saying if it is true, so every doubt is silence: the witnesses decide
//! what aliases, imports and macros leave open here.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::SourceTree;

use super::aliases::Aliases;
use super::model::{Contract, Item};
use super::resolve::own_name;
use super::shape::{Scope, Shape};
use super::survey::{Place, Survey};

mod data;
mod functions;
mod root;
mod traits;

/// One way in which a submission does not keep the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The contract's item: `VectorClock::merge`.
    pub item: String,
    /// The file and line, if there is one to show.
    pub place: Option<(String, usize)>,
    /// What is, and what the contract says.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl std::fmt::Display for Breach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some((path, line)) = &self.place {
            write!(f, "{path}:{line}: ")?;
        }
        write!(f, "{}; {}", self.message, self.remedy)
    }
}

/// Where `tree`, whose own tests are blanked already, certainly breaks `contract`: aliases first,
/// then the other items in the contract's order.
#[must_use]
pub fn check(tree: &SourceTree, contract: &Contract) -> Vec<Breach> {
    let mut aliases = Aliases::default();
    for item in &contract.items {
        if let Item::Alias(item) = item {
            aliases.add(item);
        }
    }
    let mut checker = Checker {
        survey: Survey::of(tree),
        own: contract.items.iter().filter_map(own_name).collect(),
        aliases,
        breaches: Vec::new(),
        missing: BTreeSet::new(),
        settled: BTreeSet::new(),
    };
    // Aliases first: one that is wrong is told once, and not wherever it is used.
    let (aliases, others): (Vec<&Item>, Vec<&Item>) = contract
        .items
        .iter()
        .partition(|item| matches!(item, Item::Alias(_)));
    for item in aliases.into_iter().chain(others) {
        checker.item(item);
    }
    checker.breaches
}

struct Checker {
    survey: Survey,
    /// The contract's own names.
    own: BTreeSet<String>,
    /// The contract's own aliases.
    aliases: Aliases,
    breaches: Vec<Breach>,
    /// Items that are missing altogether: their parts are not reported on top.
    missing: BTreeSet<String>,
    /// Aliases that are wrong, and told to be.
    settled: BTreeSet<String>,
}

impl Checker {
    fn item(&mut self, item: &Item) {
        if let Some(name) = own_name(item)
            && !self.root_offers(&name, item)
        {
            self.settled.insert(name.clone());
            self.missing.insert(name);
            return;
        }
        match item {
            Item::Data(item) => self.data(item),
            Item::Alias(item) => self.alias(item),
            Item::Const(item) => self.constant(item),
            Item::Function(item) => self.free_function(item),
            Item::Methods(item) => self.methods(item),
            Item::Trait(item) => self.trait_(item),
            Item::Implementation(item) => self.implementation(item),
        }
    }

    fn breach(
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
    fn contract_scope(&self, generics: &[&syn::Generics], self_ty: Option<Shape>) -> Scope<'_> {
        self.scope(&self.aliases, generics, self_ty)
    }

    /// How names in the submission's types are meant.
    fn your_scope(&self, generics: &[&syn::Generics], self_ty: Option<Shape>) -> Scope<'_> {
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
