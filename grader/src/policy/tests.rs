use std::collections::BTreeSet;

use super::{Refusal, Rules, inspect, neutralise};
use crate::source::{Files, ROOT_FILE, SourceTree};
use crate::spec::Permission;

mod honest;
mod refused;

fn rules() -> Rules {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Rules {
        dependencies: names(&["async_trait", "serde", "serde_json", "thiserror", "tokio"]),
        permissions: BTreeSet::new(),
        foreign_crates: names(&["proptest", "tempfile", "testbed"]),
    }
}

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let files: Files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    SourceTree::parse(&files).unwrap_or_else(|errors| panic!("not Rust: {errors:?}\n{files:?}"))
}

fn refusals(text: &str, rules: &Rules) -> Vec<Refusal> {
    inspect(&tree(&[(ROOT_FILE, text)]).without_tests(), rules)
}

/// The ids of the rules that refuse `text`, in the order of their places.
fn ids(text: &str, rules: &Rules) -> Vec<&'static str> {
    let mut ids: Vec<_> = refusals(text, rules)
        .iter()
        .map(|refusal| refusal.rule)
        .collect();
    ids.dedup();
    ids
}

fn check(text: &str, expect: &[&str]) {
    assert_eq!(
        ids(text, &rules()),
        expect,
        "{text}\n{:#?}",
        refusals(text, &rules())
    );
}

#[test]
fn a_refusal_names_place_rule_reason_and_what_to_use_instead() {
    let found = refusals(
        "//! Docs.\n\nfn a() {\n    std::process::exit(0);\n}\n",
        &rules(),
    );
    let [refusal] = found.as_slice() else {
        panic!("{found:#?}")
    };
    assert_eq!(
        (refusal.path.as_str(), refusal.line, refusal.column),
        (ROOT_FILE, 4, 5)
    );
    assert_eq!(
        (refusal.rule, refusal.found.as_str()),
        ("process", "std::process::exit")
    );
    assert!(!refusal.reason.is_empty() && !refusal.instead.is_empty());
}

#[test]
fn refusals_come_in_the_order_of_files_and_places_one_a_place_and_rule() {
    let tree = tree(&[
        ("src/b.rs", "fn b() { unsafe {} }"),
        ("src/a.rs", "use std::{process, env};\nuse std::fs;"),
        (ROOT_FILE, "mod a; mod b;"),
    ]);
    let places: Vec<_> = inspect(&tree, &rules())
        .into_iter()
        .map(|r| (r.path, r.line, r.rule))
        .collect();
    let expect = [
        ("src/a.rs".to_owned(), 1, "process"),
        ("src/a.rs".to_owned(), 1, "environment"),
        ("src/a.rs".to_owned(), 2, "files"),
        ("src/b.rs".to_owned(), 1, "unsafe"),
    ];
    assert_eq!(places, expect);
}

#[test]
fn a_permission_lifts_its_rule_and_no_other() {
    let with = |permission| Rules {
        permissions: BTreeSet::from([permission]),
        ..rules()
    };
    let network = "use tokio::net::TcpStream; use std::net::*; use std::fs::File;";
    assert_eq!(ids(network, &with(Permission::Network)), ["files"]);
    assert_eq!(
        ids(network, &with(Permission::FnPointers)),
        ["network", "glob", "files"]
    );
    let pointer = "struct S { f: fn(u8) -> u8, g: Box<dyn for<'a> Fn(&'a str)> }";
    assert_eq!(
        ids(pointer, &with(Permission::FnPointers)),
        ["for-lifetimes"]
    );
    assert_eq!(
        ids(pointer, &with(Permission::ForLifetimes)),
        ["fn-pointer"]
    );
}

#[test]
fn the_student_s_own_tests_are_not_judged() {
    check(
        "#[cfg(test)]\nmod tests { use std::fs; #[test] fn t() { unsafe {} } }",
        &[],
    );
}

#[test]
fn a_re_export_in_one_file_is_seen_through_in_another() {
    let tree = tree(&[
        (ROOT_FILE, "mod a; mod b;"),
        ("src/a.rs", "pub(crate) use std::io as channel;"),
        ("src/b.rs", "fn f() { crate::a::channel::stdin(); }"),
    ]);
    let found = inspect(&tree, &rules());
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].path.as_str(), found[0].rule),
        ("src/b.rs", "stdin")
    );
}

#[test]
fn a_module_needs_its_file() {
    let tree = tree(&[
        (
            ROOT_FILE,
            "mod here; mod there; mod gone; mod inner { mod deep; mod lost; }",
        ),
        ("src/here.rs", "mod below;"),
        ("src/here/below.rs", ""),
        ("src/there/mod.rs", ""),
        ("src/inner/deep.rs", ""),
    ]);
    let found: Vec<_> = inspect(&tree, &rules())
        .into_iter()
        .map(|r| (r.rule, r.found))
        .collect();
    let missing = |name: &str| ("module-file", format!("mod {name};"));
    assert_eq!(found, [missing("gone"), missing("lost")]);
}

#[test]
fn lint_attributes_are_blanked_and_nothing_else_moves() {
    let text = "//! Docs.\n#![deny(warnings, missing_docs)]\n#[allow(dead_code)] #[derive(Debug)]\n\
                struct S {\n    #[expect(unused)]\n    x: u8,\n}\nfn f() { #[warn(unused)] let y = 1; }\n";
    let blanked = neutralise(&tree(&[(ROOT_FILE, text)]))
        .remove(ROOT_FILE)
        .unwrap();
    assert_eq!(blanked.len(), text.len());
    for gone in ["deny", "allow", "expect", "warn"] {
        assert!(!blanked.contains(gone), "{blanked}");
    }
    for kept in ["#[derive(Debug)]", "//! Docs.", "x: u8,", "let y = 1;"] {
        assert_eq!(blanked.find(kept), text.find(kept));
    }
}
