//! What the student is told by syntax, and what is left to the compiler.

use super::{CONTRACT, HONEST, altered, contract, tree};
use crate::contract::check;

/// The items that break the contract in `text`, and all that is said of them.
pub(super) fn breaches(files: &[(&str, &str)]) -> (Vec<String>, String) {
    let breaches = check(&tree(files), &contract(CONTRACT));
    let text = breaches
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n");
    (
        breaches.into_iter().map(|breach| breach.item).collect(),
        text,
    )
}

/// With `from` replaced by `to`, `item` alone breaks the contract, in these words.
fn says(from: &str, to: &str, item: &str, words: &[&str]) {
    let text = altered(from, to);
    let (items, said) = breaches(&[("src/lib.rs", &text)]);
    assert_eq!(items, [item], "{to}\n{said}");
    for word in words {
        assert!(said.contains(word), "{word:?} is not said in {said:?}");
    }
}

/// With `from` replaced by `to`, syntax finds nothing wrong.
pub(super) fn silent(from: &str, to: &str) {
    let (_, said) = breaches(&[("src/lib.rs", &altered(from, to))]);
    assert!(said.is_empty(), "{to}\n{said}");
}

#[test]
fn a_breach_shows_its_place() {
    let text = altered("other: &Clock, local", "other: Clock, local");
    let line = 1 + text
        .lines()
        .position(|line| line.contains("pub fn merge("))
        .unwrap();
    let (_, said) = breaches(&[("src/lib.rs", &text)]);
    assert!(
        said.starts_with(&format!("src/lib.rs:{line}: `Clock::merge` takes")),
        "{said}"
    );
}

#[test]
fn an_altered_signature_is_told_with_what_is_and_what_must_be() {
    says(
        "other: &Clock, local: &NodeId)",
        "other: Clock, local: &NodeId)",
        "Clock::merge",
        &[
            "takes `other` as `Clock`",
            "says `&Clock`",
            "write `pub fn merge(&mut self",
        ],
    );
    says(
        "pub fn get(&self, node: &NodeId) -> u64",
        "pub fn get(&mut self, node: &NodeId) -> u64",
        "Clock::get",
        &["takes `&mut self`", "says `&self`"],
    );
    says(
        "node: &NodeId) -> u64",
        "node: &NodeId) -> i64",
        "Clock::get",
        &["returns `i64`", "says `u64`"],
    );
    says(
        "node: &NodeId) -> u64",
        "node: &str) -> u64",
        "Clock::get",
        &["as `&str`"],
    );
    says(
        "(&self, node: &NodeId) -> u64",
        "(&self) -> u64",
        "Clock::get",
        &["takes no parameter", "says 1"],
    );
    says(
        "pub async fn sync",
        "pub fn sync",
        "Clock::sync",
        &["is not `async`"],
    );
    says(
        "pub fn first",
        "pub async fn first",
        "Clock::first",
        &["is `async`"],
    );
    says(
        "Option<&NodeId>",
        "Option<NodeId>",
        "Clock::first",
        &["returns `Option<NodeId>`"],
    );
    says(
        "-> Result<Self, Failure>",
        "-> Option<Self>",
        "Clock::parse",
        &["returns `Option<Self>`"],
    );
    says(
        "payload: T) -> Self",
        "payload: &T) -> Self",
        "Event::new",
        &["as `&T`", "says `T`"],
    );
    says(
        "pub fn digest(key: &str)",
        "pub fn digest(key: String)",
        "digest",
        &["as `String`"],
    );
    says(
        "pub fn get(",
        "pub(crate) fn get(",
        "Clock::get",
        &["is not public"],
    );
    says(
        "node: &NodeId) -> u64",
        "node: impl AsRef<str>) -> u64",
        "Clock::get",
        &["as `impl AsRef<str>`"],
    );
}

#[test]
fn a_missing_item_is_told_with_the_nearest_name() {
    says(
        "fn has_quorum(",
        "fn hasQuorum(",
        "Clock::has_quorum",
        &[
            "`Clock::has_quorum` is missing",
            "did you mean your `hasQuorum`",
        ],
    );
    says(
        "pub fn visit",
        "pub fn walk",
        "Clock::visit",
        &["missing", "write `pub fn visit(&self"],
    );
    says(
        "pub fn digest",
        "pub fn digests",
        "digest",
        &["function `digest`", "your `digests`"],
    );
    says(
        "pub const LIMIT",
        "pub const LIMITS",
        "LIMIT",
        &["constant `LIMIT` is missing"],
    );
    says(
        "pub enum Failure",
        "pub enum Fault",
        "Failure",
        &["enum `Failure` is missing"],
    );
    says(
        "fn one(",
        "fn any(",
        "Select::one",
        &["`Select::one` is missing"],
    );
}

#[test]
fn a_type_of_another_shape_is_told() {
    says(
        "pub struct Ring<const N: usize> {",
        "pub enum Ring<const N: usize> { A }\nstruct R<const N: usize> {",
        "Ring",
        &["is an enum", "says a struct"],
    );
    let more = "pub payload: T,\n    pub more: u8,";
    says(
        "pub payload: T,",
        more,
        "Event::more",
        &["field `more`", "does not know"],
    );
    says(
        "pub payload: T,",
        "payload: T,",
        "Event::payload",
        &["is not public", "`pub payload: T`"],
    );
    says(
        "pub origin: NodeId",
        "pub origin: u64",
        "Event::origin",
        &["a `u64`", "says `NodeId`"],
    );
    says(
        "    role: RwLock<Order>",
        "    rolle: RwLock<Order>",
        "Clock::role",
        &["missing", "your `rolle`"],
    );
    says(
        "    After,\n",
        "    After,\n    Other,\n",
        "Order::Other",
        &["does not know"],
    );
    says(
        "Lost(NodeId)",
        "Lost(u64)",
        "Failure::Lost",
        &["is `Lost(u64)`", "says `Lost(NodeId)`"],
    );
    says(
        "Lost(NodeId)",
        "Lost",
        "Failure::Lost",
        &["says `Lost(NodeId)`"],
    );
    says(
        "pub type NodeId = String;",
        "pub type NodeId = u64;",
        "NodeId",
        &["stands for `u64`"],
    );
    says(
        "pub type NodeId = String;",
        "pub struct NodeId;",
        "NodeId",
        &["type of its own"],
    );
    says(
        "pub const LIMIT: u64",
        "pub const LIMIT: u32",
        "LIMIT",
        &["a `u32`"],
    );
}

#[test]
fn a_derive_that_tests_rely_on_is_required_and_others_may_be_written_by_hand() {
    let derive = "#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]";
    let without = "#[derive(Debug, Clone, Copy, Default, Eq)]";
    says(
        derive,
        without,
        "Order",
        &["does not derive PartialEq", "`#[derive(PartialEq)]`"],
    );
    let by_hand = "impl PartialEq for Order { fn eq(&self, _: &Self) -> bool { true } }\n\
        #[derive(Debug, Clone, Copy, Default, Eq)]";
    says(derive, by_hand, "Order", &["by hand", "rely on it"]);
    let debug = "impl std::fmt::Debug for Order { }\n\
        #[derive(Clone, Copy, Default, PartialEq, Eq)]";
    silent(derive, debug);
    silent(
        derive,
        "#[derive(Eq, std::cmp::PartialEq, Hash)]\n#[derive(Debug, Clone, Copy, Default)]",
    );
}

#[test]
fn a_trait_asks_what_the_contract_says_and_no_more() {
    says(
        "    /// Selects one.\n",
        "    fn extra(&self);\n",
        "Select::extra",
        &["requires a method `extra`"],
    );
    silent("    /// Selects one.\n", "    fn extra(&self) {}\n");
    says(
        "count: usize)",
        "count: u32)",
        "Select::select",
        &["as `u32`", "says `usize`"],
    );
    says(
        "impl Merge for Clock",
        "impl Merge for Order",
        "impl Merge for Clock",
        &["does not implement"],
    );
    let required =
        "-> Option<NodeId>;\n}\nimpl Clock {\n    fn o(&self, from: &[NodeId]) -> Option<NodeId> {";
    let text = HONEST
        .replacen(
            "fn one(&self, from: &[NodeId]) -> Option<NodeId> {",
            &format!("fn one(&self, from: &[NodeId]) {required}"),
            1,
        )
        .replacen("self.select(from, 1).pop()", "None", 1);
    let (items, said) = breaches(&[("src/lib.rs", &text)]);
    assert_eq!(items, ["Select::one"], "{said}");
}

#[test]
fn the_text_of_an_error_is_part_of_the_contract() {
    let text = altered(
        "    Lost(NodeId)",
        "    #[error(\"gone: {0}\")]\n    Lost(NodeId)",
    );
    let (items, said) = breaches(&[("src/lib.rs", &text)]);
    assert_eq!(items, ["Failure::Lost"]);
    assert!(
        said.contains("\"gone: {0}\"") && said.contains("\"lost: {0}\""),
        "{said}"
    );
}
