//! What a function belongs to.

use std::collections::BTreeMap;

/// What a function is a member of, as far as its return type may refer to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Owner {
    pub(super) module: Vec<String>,
    pub(super) self_type: Option<syn::Type>,
    pub(super) of_trait: Option<String>,
    /// The associated types of the impl.
    pub(super) types: BTreeMap<String, syn::Type>,
}

impl Owner {
    pub(super) fn of_impl(block: &syn::ItemImpl, module: &[String]) -> Self {
        let types = block.items.iter().filter_map(|item| match item {
            syn::ImplItem::Type(item) => Some((item.ident.to_string(), item.ty.clone())),
            _ => None,
        });
        let of_trait = block
            .trait_
            .as_ref()
            .and_then(|(path, _)| path.segments.last());
        Self {
            module: module.to_vec(),
            self_type: Some((*block.self_ty).clone()),
            of_trait: of_trait.map(|last| last.ident.to_string()),
            types: types.collect(),
        }
    }
}
