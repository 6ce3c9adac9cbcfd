//! Mutants of a small reference, those that fit and those that do not.

use std::path::Path;

use super::{fit, splice};
use crate::mutant::Mutant;
use crate::source::{Files, SourceTree};

const ROOT: &str = "\
use std::collections::{BTreeMap, HashMap};

mod wire;

/// A clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock<T> {
    /// The entries.
    entries: Vec<T>,
}

impl<T: Clone> Clock<T> {
    /// Raises it.
    #[must_use]
    pub fn tick(&mut self, by: u64) -> u64 {
        // A comment.
        let next = self.last() + by;
        self.push(next);
        next
    }

    const fn zero() -> u64 {
        0
    }
}

impl<T> Drop for Clock<T> {
    fn drop(&mut self) {}
}

pub trait Store {
    fn get(&self) -> u64 {
        1
    }
}
";

const WIRE: &str = "pub fn read() -> u64 {\n    4\n}\n\nmod frame {\n    pub fn end() -> u64 {\n        5\n    }\n}\n";

fn reference() -> SourceTree {
    let files = [("src/lib.rs", ROOT), ("src/wire.rs", WIRE)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    SourceTree::parse(&Files::from(files)).unwrap()
}

fn mutant(header: &str, items: &str) -> Mutant {
    let text = format!(
        "//! # T\n//! What is wrong: w\n//! Why people write it: y\n//! Killed by: a::b\n{header}\n{items}"
    );
    Mutant::parse(Path::new("mutants/a-b.rs"), &text).unwrap()
}

/// What `from` became, and whether nothing but function bodies changed.
fn check_fits(header: &str, items: &str, from: &str, to: &str, body_only: bool) {
    let tree = reference();
    let fitted = fit(&mutant(header, items), &tree).unwrap_or_else(|m| panic!("{m:#?}"));
    assert_eq!(fitted.is_body_only(), body_only, "{:?}", fitted.obstacle());
    let spliced = splice(&tree, &fitted);
    let whole = format!("{ROOT}{WIRE}").replacen(from, to, 1);
    assert_eq!(
        format!("{}{}", spliced["src/lib.rs"], spliced["src/wire.rs"]),
        whole
    );
}

fn check_misfits(header: &str, items: &str, expect: &[&str]) {
    let misfits = fit(&mutant(header, items), &reference()).expect_err("it must not fit");
    let told: Vec<_> = misfits.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), expect.len(), "{told:#?}");
    for (told, part) in told.iter().zip(expect) {
        assert!(told.contains(part), "{told}\nlacks\n{part}");
    }
}

#[test]
fn a_method_keeps_the_reference_s_documentation_and_attributes() {
    check_fits(
        "",
        "impl<T: Clone> Clock<T> {\n    pub fn tick(&mut self, by: u64) -> u64 {\n        let next = self.last(); // MUTANT: by what\n        self.push(next);\n        next\n    }\n}\n",
        "// A comment.\n        let next = self.last() + by;",
        "let next = self.last(); // MUTANT: by what",
        true,
    );
}

#[test]
fn an_item_of_another_file_or_an_inline_module_is_found() {
    check_fits(
        "",
        "mod wire {\n    pub fn read() -> u64 {\n    9 // MUTANT\n}\n}\n",
        "    4",
        "    9 // MUTANT",
        true,
    );
    check_fits(
        "",
        "mod wire { mod frame {\npub fn end() -> u64 {\n        6 // MUTANT\n    }\n} }\n",
        "        5",
        "        6 // MUTANT",
        true,
    );
}

#[test]
fn a_default_method_of_a_trait_is_replaced_alone() {
    check_fits(
        "",
        "pub trait Store {\n    fn get(&self) -> u64 {\n        2 // MUTANT\n    }\n}\n",
        "        1\n",
        "        2 // MUTANT\n",
        true,
    );
}

#[test]
fn types_and_const_fns_fit_but_not_into_one_binary() {
    check_fits(
        "",
        "#[derive(Debug, Clone)] // MUTANT: never equal\npub struct Clock<T> {\n    entries: Vec<T>,\n}\n",
        "#[derive(Debug, Clone, PartialEq)]\npub struct Clock<T> {\n    /// The entries.\n",
        "#[derive(Debug, Clone)] // MUTANT: never equal\npub struct Clock<T> {\n",
        false,
    );
}

#[test]
fn an_item_is_removed() {
    let gone = "impl<T> Drop for Clock<T> {\n    fn drop(&mut self) {}\n}\n";
    check_fits("//! Removes: impl Drop for Clock<T>", "", gone, "", false);
    check_misfits(
        "//! Removes: impl Drop for Lock",
        "",
        &["the reference has no `impl Drop for Lock`"],
    );
    check_fits("//! Removes: impl Drop for Clock", "", gone, "", false);
    check_misfits("//! Removes: tick", "", &["the reference has no `tick`"]);
}

#[test]
fn added_helpers_and_imports_go_into_the_body_when_they_can() {
    let tree = reference();
    let items = "mod wire {\nuse std::fmt::Debug; // MUTANT\npub fn read() -> u64 {\n    help() // MUTANT\n}\nfn help() -> u64 { 3 } // MUTANT\n}\n";
    let fitted = fit(&mutant("", items), &tree).unwrap();
    assert!(fitted.is_body_only(), "{:?}", fitted.obstacle());
    let text = &splice(&tree, &fitted)["src/wire.rs"];
    assert!(
        text.ends_with("fn help() -> u64 { 3 }\n\nuse std::fmt::Debug;\n"),
        "{text}"
    );
}

#[test]
fn a_header_that_differs_is_told() {
    let items = "impl<T> Clock<T> {\n    const fn zero() -> u64 {\n        1 // MUTANT\n    }\n}\n";
    check_misfits(
        "",
        items,
        &["a-b.rs:6: impl Clock<T>: the reference writes `impl<T: Clone> Clock<T>`"],
    );
}

#[test]
fn an_unknown_item_is_told_with_the_nearest_name() {
    check_misfits(
        "",
        "mod wire { fn raed() -> u64 { 4 } }\n",
        &["the nearest is `wire::read`"],
    );
    check_misfits(
        "",
        "impl Drop for Clok<T> { fn drop(&mut self) {} }\n",
        &["the nearest is `impl Drop for Clock<T>`"],
    );
}

#[test]
fn a_mutant_that_equals_the_reference_is_told() {
    check_misfits(
        "",
        "mod wire {\npub fn read() -> u64 {\n    4\n}\n}\n",
        &["does not differ"],
    );
    check_misfits(
        "",
        "mod wire {\npub fn read() -> u64 {\n    4 // MUTANT\n}\n}\n",
        &["nothing differs"],
    );
}

#[test]
fn a_marker_outside_every_item_is_told() {
    let items = "mod wire { // MUTANT\npub fn read() -> u64 {\n    5 // MUTANT\n}\n}\n";
    check_misfits("", items, &["belongs to no item"]);
}

#[test]
fn an_import_that_is_there_is_needless_and_one_of_the_same_name_collides() {
    let body = "mod wire {\npub fn read() -> u64 {\n    5 // MUTANT\n}\n}\n";
    check_fits(
        "",
        &format!("use std::collections::HashMap;\n{body}"),
        "    4",
        "    5 // MUTANT",
        true,
    );
    check_misfits(
        "",
        &format!("use other::HashMap; // MUTANT\n{body}"),
        &["means something else by `HashMap`"],
    );
}
