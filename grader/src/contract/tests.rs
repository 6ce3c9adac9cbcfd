use std::path::Path;

use super::{Contract, check, differences};
use crate::source::{Files, SourceTree};

mod checked;
mod honest;
mod witnessed;

/// A contract with something of everything, that needs no crate but `std`.
const CONTRACT: &str = include_str!("tests/clock.contract.rs");

/// A submission that keeps it.
const HONEST: &str = include_str!("tests/clock.rs");

fn contract(text: &str) -> Contract {
    Contract::parse(text, Path::new("spec/clock.contract.rs"))
        .unwrap_or_else(|fault| panic!("{fault}\n{text}"))
}

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let files: Files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    SourceTree::parse(&files).unwrap_or_else(|errors| panic!("not Rust: {errors:?}\n{files:?}"))
}

/// The honest submission with `from` replaced by `to`.
fn altered(from: &str, to: &str) -> String {
    assert!(
        HONEST.contains(from),
        "the honest submission has no `{from}`"
    );
    HONEST.replacen(from, to, 1)
}

fn check_differences(seed: &str, contract_text: &str, expect: &[&str]) {
    assert_eq!(
        differences(&contract(seed), &contract(contract_text)),
        expect,
        "{contract_text}"
    );
}

#[test]
fn what_a_contract_adds_alters_and_leaves_out_is_named_by_path() {
    let seed = "use std::time::Duration;\n\
        #[derive(Debug, Clone)] pub struct S { pub a: u8, pub b: u8, secret: u8, role: u8 }\n\
        pub enum E { A, B(u8) }\n\
        impl S { pub fn new() -> Self; pub fn get(&self) -> u8; async fn inner(&self); }\n\
        pub trait T { fn f(&self); fn g(&self); }\n\
        impl T for S { fn f(&self); }";
    check_differences(seed, seed, &[]);
    let contract = "use std::time::{Duration, Instant};\n\
        #[derive(Clone, Debug)] pub struct S { pub a: u8, pub b: u16, role: Arc<u8> }\n\
        pub enum E { A, B { x: u8 }, C }\n\
        impl S { pub fn new(now: Instant) -> Self; pub fn get(&self) -> u8; }\n\
        pub trait T: Send { fn f(&self); fn g(&self) {} fn h(&self) {} }\n\
        impl T for S { fn f(&self); }\n\
        impl PartialEq for S { fn eq(&self, other: &Self) -> bool; }";
    let expect = [
        "E::B",
        "E::C",
        "S::b",
        "S::new",
        "S::role",
        "T",
        "T::g",
        "T::h",
        "impl PartialEq for S",
        "use",
    ];
    check_differences(seed, contract, &expect);
}

#[test]
fn derives_attributes_and_generics_belong_to_the_type_and_comments_to_nothing() {
    let seed = "/// Text.\n#[derive(Debug)] pub struct S<T> { pub t: T }\n\
        pub enum E { #[error(\"a\")] A }\nimpl<T: Clone> S<T> { pub fn f(&self); }";
    let other_text = "/// Other text.\n#[derive(Debug)] pub struct S<T> { /** t */ pub t: T }\n\
        pub enum E { /** a */ #[error(\"a\")] A }\nimpl<T: Clone> S<T> { /// f\n pub fn f(&self); }";
    check_differences(seed, other_text, &[]);
    let contract = "#[derive(Debug, Clone)] pub struct S<T> { pub t: T }\n\
        pub enum E { #[error(\"b\")] A }\nimpl<T: Copy> S<T> { pub fn f(&self); }";
    check_differences(seed, contract, &["E::A", "S", "S::f"]);
}

#[test]
fn a_private_field_that_became_a_method_is_a_new_method() {
    let seed = "pub struct S { stats: u8 }";
    check_differences(
        seed,
        "pub struct S {} impl S { pub fn stats(&self) -> u8; }",
        &["S::stats"],
    );
}

#[test]
fn a_contract_knows_its_items_by_path() {
    let contract = contract(CONTRACT);
    for path in [
        "Clock",
        "Clock::merge",
        "Clock::role",
        "Merge::merged",
        "impl Merge for Clock",
    ] {
        assert!(contract.names(path), "{path}");
    }
    assert!(!contract.names("Clock::secret"));
}

#[test]
fn a_contract_that_cannot_be_read_says_where_and_why() {
    for (text, line, word) in [
        ("pub struct S {}\nmod inner {}", 2, "drop this item"),
        ("impl S {\n    pub fn f(&self) -> ;\n}", 2, "expected"),
    ] {
        let fault = Contract::parse(text, Path::new("x.contract.rs")).unwrap_err();
        assert_eq!(fault.line, line, "{fault}");
        assert!(fault.fault.contains(word), "{fault}");
    }
}

#[test]
fn the_honest_submission_breaks_nothing() {
    let breaches = check(&tree(&[("src/lib.rs", HONEST)]), &contract(CONTRACT));
    assert!(breaches.is_empty(), "{breaches:#?}");
}
