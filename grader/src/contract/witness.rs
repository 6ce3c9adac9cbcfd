//! Code that compiles only if a submission keeps the contract.
//!
//! The witnesses stand on the hidden side, in a module of the submission's crate. They spell every
//! foreign name in full (`::core::primitive::u64`), so that no alias, import or item of the
//! submission changes what they claim; the contract's own names they import from the crate's root.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::instance::PROBE;
use super::model::{Contract, Item};
use super::resolve::{Names, own_name};

mod claims;
mod data;
mod function;
mod lifetimes;
mod traits;

pub use claims::{Witness, Witnesses};

/// The module that makes the compiler prove `contract`.
///
/// Items for which no witness can be written (a parameter whose bounds no known type satisfies)
/// are left to the tests.
#[must_use]
pub fn witnesses(contract: &Contract) -> Witnesses {
    let names = traits::probed(contract, Names::of(contract));
    let mut out = Witnesses {
        code: String::new(),
        items: Vec::new(),
    };
    for name in contract.items.iter().filter_map(own_name) {
        let ident = format_ident!("{name}");
        let claim = format!("`{name}` is public and reachable as `crate::{name}`");
        out.add(name, claim, &quote!(pub use crate::#ident;));
    }
    for item in &contract.items {
        match item {
            Item::Data(item) => data::data(item, &names, &mut out),
            Item::Alias(item) => data::alias(item, &names, &mut out),
            Item::Const(item) => data::constant(item, &names, &mut out),
            Item::Function(item) => function::free(item, &names, &mut out),
            Item::Methods(item) => function::methods(item, &names, &mut out),
            Item::Trait(item) => traits::definition(item, &names, &mut out),
            Item::Implementation(item) => traits::implementation(item, &names, &mut out),
        }
    }
    out.code.push_str(&helpers().to_string());
    out.code.push('\n');
    out
}

/// What witnesses share. The leading underscores keep the compiler from calling them unused.
fn helpers() -> TokenStream {
    let probe = format_ident!("{PROBE}");
    quote! {
        fn _future<T, F: ::core::future::Future<Output = T> + ::core::marker::Send>(_: F) {}
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug,
            ::core::default::Default, ::core::hash::Hash, ::core::cmp::PartialEq,
            ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
        )]
        pub struct #probe;
    }
}
