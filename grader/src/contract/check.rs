//! The contract against a submission, by syntax: what a student reads before the compiler speaks.
//!
//! A sentence is only worth saying if it is true, so every doubt is silence: the witnesses decide
//! what aliases, imports and macros leave open here.

use crate::source::SourceTree;

use super::model::{Contract, Item};
use super::resolve::own_name;

mod breach;
mod checker;
mod data;
mod functions;
mod root;
mod traits;

pub use breach::Breach;

use checker::Checker;

/// Where `tree`, whose own tests are blanked already, certainly breaks `contract`: aliases first,
/// then the other items in the contract's order.
#[must_use]
pub fn check(tree: &SourceTree, contract: &Contract) -> Vec<Breach> {
    let mut checker = Checker::new(tree, contract);
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
}
