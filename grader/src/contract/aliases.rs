//! What a submission's own aliases and renaming imports stand for.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Generics, Type};

/// An alias: its parameters and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Alias {
    pub(super) generics: Generics,
    pub(super) ty: Type,
}

/// The aliases and renames of a contract or a submission, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Aliases {
    aliases: BTreeMap<String, Alias>,
    renames: BTreeMap<String, String>,
    ambiguous: BTreeSet<String>,
}

impl Aliases {
    pub(super) fn add(&mut self, item: &syn::ItemType) {
        let name = item.ident.to_string();
        let alias = Alias {
            generics: item.generics.clone(),
            ty: (*item.ty).clone(),
        };
        if let Some(before) = self.aliases.insert(name.clone(), alias)
            && before.ty != *item.ty
        {
            self.ambiguous.insert(name);
        }
    }

    /// Adds `use a::B as C`.
    pub(super) fn rename(&mut self, name: &str, original: &str) {
        if name == original || name == "_" {
            return;
        }
        let before = self.renames.insert(name.to_owned(), original.to_owned());
        if before.is_some_and(|before| before != original) {
            self.ambiguous.insert(name.to_owned());
        }
    }

    pub(super) fn alias(&self, name: &str) -> Option<&Alias> {
        self.aliases.get(name)
    }

    pub(super) fn original(&self, name: &str) -> Option<&str> {
        self.renames.get(name).map(String::as_str)
    }

    /// Whether `name` stands for different things in different modules.
    pub(super) fn is_ambiguous(&self, name: &str) -> bool {
        self.ambiguous.contains(name)
            || self.aliases.contains_key(name) && self.renames.contains_key(name)
    }
}
