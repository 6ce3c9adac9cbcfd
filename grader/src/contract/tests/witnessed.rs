//! The witnesses, judged by the compiler itself.

use std::process::Command;

use super::{CONTRACT, HONEST, altered, contract};
use crate::contract::witnesses;

/// What `rustc` says of a submission with the contract's witnesses: the witnesses' items that it
/// complains about, and its text.
fn compile(submission: &str) -> (Vec<String>, String) {
    compile_as("lib", submission)
}

fn compile_as(kind: &str, submission: &str) -> (Vec<String>, String) {
    let witnesses = witnesses(&contract(CONTRACT));
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("lib.rs");
    std::fs::write(&root, format!("{submission}\nmod witnesses;\n")).unwrap();
    std::fs::write(folder.path().join("witnesses.rs"), &witnesses.code).unwrap();
    let output = Command::new("rustc")
        .args([
            "--edition=2024",
            "--crate-type",
            kind,
            "--emit=metadata",
            "--error-format=short",
        ])
        .args(["-Dwarnings", "-Funsafe_code", "-o"])
        .arg(folder.path().join("out"))
        .arg(&root)
        .output()
        .expect("rustc is there where cargo is");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut items: Vec<String> = text
        .lines()
        .filter_map(|line| {
            line.split_once("witnesses.rs:")?
                .1
                .split(':')
                .next()?
                .parse()
                .ok()
        })
        .filter_map(|line| witnesses.explain(line).map(|witness| witness.item.clone()))
        .collect();
    items.dedup();
    assert_eq!(output.status.success(), text.is_empty(), "{text}");
    (items, text)
}

fn accepted(from: &str, to: &str) {
    let (_, text) = compile(&altered(from, to));
    assert!(text.is_empty(), "{to}\n{text}");
}

fn refuted(from: &str, to: &str, item: &str) {
    let (items, text) = compile(&altered(from, to));
    assert!(
        items.iter().any(|found| found == item),
        "{to}: {items:?}\n{text}"
    );
}

#[test]
fn an_honest_submission_compiles_without_a_warning() {
    let (_, text) = compile(HONEST);
    assert!(text.is_empty(), "{text}");
}

#[test]
fn the_same_as_the_binary_of_a_grade_compiles_without_a_warning() {
    // There, what no test uses is unused.
    let text = format!("#![allow(dead_code)]\n{HONEST}\nfn main() {{}}\n");
    let (_, text) = compile_as("bin", &text);
    assert!(text.is_empty(), "{text}");
}

#[test]
fn honest_variety_is_accepted() {
    accepted("local: &NodeId)", "local: &String)");
    accepted(
        "-> Result<Self, Failure> {",
        "-> std::result::Result<Clock, crate::Failure> {",
    );
    accepted(
        "pub async fn sync(&self, peer: &NodeId, wait: Duration) -> Result<u64, Failure> {",
        "pub fn sync(&self, peer: &NodeId, wait: Duration) -> impl Future<Output = Result<u64, Failure>> + Send {\n        \
            let peer = self.get(peer);\n        async move {\n        return if wait.is_zero() { Err(Failure::Late { by: wait }) } else { Ok(peer) };\n        }\n    }\n\n    /// Other.\n    pub async fn other(&self, peer: &NodeId, wait: Duration) -> Result<u64, Failure> {",
    );
    accepted("    role: RwLock<Order>,", "    role: Arc<RwLock<Order>>,");
}

#[test]
fn what_would_forge_is_refuted() {
    refuted(
        "node: &NodeId) -> u64 {",
        "node: &NodeId) -> impl PartialEq + Into<u64> {",
        "Clock::get",
    );
    refuted(
        "Option<&NodeId> {",
        "Option<&NodeId> where Self: Copy {",
        "Clock::first",
    );
    refuted(
        "payload: T) -> Self {",
        "payload: T) -> Self where T: Copy {",
        "Event::new",
    );
    refuted(
        "pub const LIMIT: u64 = 8",
        "pub const LIMIT: u64 = 9",
        "LIMIT",
    );
    refuted("pub enum Order", "pub(crate) enum Order", "Order");
    refuted("fn one(&self", "fn any(&self", "Select::one");
    refuted(
        "    role: RwLock<Order>,",
        "    role: std::sync::Mutex<Order>,",
        "Clock::role",
    );
    refuted(
        "pub payload: T,",
        "pub payload: T,\n    /// More.\n    pub more: (),",
        "Event",
    );
    refuted(
        "    After,\n",
        "    After,\n    /// Other.\n    Other,\n",
        "Order",
    );
    refuted(
        "#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]",
        "impl PartialEq for Order { fn eq(&self, _: &Self) -> bool { true } }\nimpl Eq for Order {}\n\
         #[derive(Debug, Clone, Copy, Default)]",
        "Order",
    );
    refuted(
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub struct Term",
        "impl PartialEq for Term { fn eq(&self, _: &Self) -> bool { true } }\nimpl Eq for Term {}\n\
         #[derive(Debug, Clone, Copy, Hash)]\npub struct Term",
        "Term",
    );
    refuted(
        "impl Merge for Clock",
        "impl Merge for Order",
        "impl Merge for Clock",
    );
    refuted(
        "pub trait Merge: Clone + Send",
        "pub trait Merge: Clone",
        "Merge",
    );
}

#[test]
fn a_type_that_is_only_called_like_a_primitive_is_refuted() {
    let lie = "/// A lie.\n#[allow(non_camel_case_types)]\n#[derive(Debug, Clone, Copy)]\npub struct u64;\n\
        impl PartialEq<i32> for u64 { fn eq(&self, _: &i32) -> bool { true } }\n";
    let text = HONEST.replacen(
        "pub fn get(&self, node: &NodeId) -> u64 {",
        "pub fn get(&self, _: &NodeId) -> lie::u64 {\n        let _ = lie::u64;\n        return lie::u64;\n    }\n\n    fn got(&self, node: &NodeId) -> u64 {",
        1,
    );
    let text = format!("{text}\n/// Lies.\npub mod lie {{\n{lie}}}\n")
        .replace("self.get(peer)", "self.got(peer)");
    let (items, said) = compile(&text);
    assert_eq!(items, ["Clock::get"], "{said}");
}

#[test]
fn every_witness_is_explained_and_the_helpers_are_not() {
    let witnesses = witnesses(&contract(CONTRACT));
    let lines = witnesses.code.lines().count();
    assert_eq!(witnesses.items.len() + 1, lines);
    let merge = witnesses
        .items
        .iter()
        .find(|witness| witness.item == "Clock::merge")
        .unwrap();
    assert!(
        merge
            .claim
            .contains("fn merge(&mut self, other: &Clock, local: &NodeId)"),
        "{merge:?}"
    );
    assert!(
        witnesses.explain(merge.first_line) == Some(merge) && witnesses.explain(lines).is_none()
    );
}
