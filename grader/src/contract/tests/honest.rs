//! Where syntax finds nothing to say, or must not.

use super::HONEST;
use super::checked::{breaches, silent};

#[test]
fn honest_variety_passes() {
    silent("local: &NodeId)", "local: &String)");
    silent("-> Result<Self, Failure>", "-> Outcome<Clock>");
    silent(
        "use std::time::Duration;",
        "use std::time::Duration;\npub type Outcome<T> = Result<T, Failure>;",
    );
    silent(
        "pub async fn sync(&self, peer: &NodeId, wait: Duration) -> Result<u64, Failure> {",
        "pub fn sync(&self, p: &NodeId, d: Duration) -> impl Future<Output = Result<u64, Failure>> + Send {",
    );
    silent(
        "pub fn get(&self, node: &NodeId)",
        "pub fn get<'a>(self: &'a Self, node: &'a NodeId)",
    );
    silent(
        "impl<T: Clone> Event<T> {",
        "impl<P> Event<P> where P: Clone {",
    );
    silent("role: RwLock<Order>,", "role: Arc<RwLock<Order>>,");
    silent("other: &Clock, local", "other: &Self, local");
    silent(
        "pub struct Ring<const N: usize> {",
        "macro_rules! m { () => {} }\npub struct Ring<const N: usize> {",
    );
}

#[test]
fn items_may_live_in_any_module_that_the_root_re_exports() {
    let root = "mod inner;\npub use inner::{Clock, Event, Failure, LIMIT, Merge, NodeId, Order, Ring, \
        Select, Term, digest, pick};";
    let inner = HONEST
        .replace("    role: RwLock", "    pub(crate) role: RwLock")
        .replace("    fn has_quorum", "    pub(crate) fn has_quorum");
    let (_, said) = breaches(&[("src/lib.rs", root), ("src/inner.rs", &inner)]);
    assert!(said.is_empty(), "{said}");
    let (_, said) = breaches(&[
        ("src/lib.rs", "mod inner;\npub use inner::*;"),
        ("src/inner.rs", &inner),
    ]);
    assert!(said.is_empty(), "{said}");

    let without = root.replace("digest, ", "");
    let (items, said) = breaches(&[("src/lib.rs", &without), ("src/inner.rs", &inner)]);
    assert_eq!(items, ["digest"]);
    assert!(
        said.contains("write `pub use inner::digest;` in src/lib.rs"),
        "{said}"
    );

    let (items, said) = breaches(&[("src/lib.rs", root), ("src/inner.rs", HONEST)]);
    assert_eq!(items, ["Clock::role", "Clock::has_quorum"]);
    assert!(said.contains("pub(crate) fn has_quorum"), "{said}");
}

#[test]
fn renamed_and_generated_items_are_left_to_the_compiler() {
    let renamed = HONEST.replace("Clock", "Watch");
    let files = [
        (
            "src/lib.rs",
            "mod w;\npub use w::*;\npub use w::Watch as Clock;",
        ),
        ("src/w.rs", &*renamed),
    ];
    let (items, said) = breaches(&files);
    assert_eq!(items, ["Clock::role", "Clock::has_quorum"], "{said}");
    silent(
        "/// Digests.\npub fn digest",
        "macro_rules! m { () => {} }\nm!();\npub fn other",
    );
}
