use std::path::Path;

use super::suite::Runtime;
use super::{Insertion, Names, Plan, Staged, Suite, stage};
use crate::source::Files;

fn files(entries: &[(&str, &str)]) -> Files {
    entries
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn suite(text: &str) -> Suite {
    let files = files(&[("mod.rs", "mod order;\n"), ("order.rs", text)]);
    Suite::read(&files, Path::new("hidden")).unwrap()
}

fn fault_of(text: &str) -> String {
    let files = files(&[("mod.rs", "mod order;\n"), ("order.rs", text)]);
    Suite::read(&files, Path::new("hidden")).unwrap_err()[0].to_string()
}

fn staged(root: &str) -> Staged {
    let parent = std::env::temp_dir().join("splitbrain-stage-tests");
    let suite = suite("#[test]\nfn a_test() {}\n");
    let plan = Plan {
        own_name: None,
        files: &files(&[("src/lib.rs", root)]),
        suites: &[("hidden", &suite)],
        witnesses: None,
        names: &Names::fresh(),
    };
    stage(&parent, &plan).unwrap()
}

#[test]
fn tests_are_found_by_file_and_name_and_made_callable() {
    let suite = suite("use crate::A;\n#[test]\nfn a_test() {}\nfn helper() {}\n");
    assert_eq!(suite.names().collect::<Vec<_>>(), ["order::a_test"]);
    let text = &suite.files["order.rs"];
    assert!(
        text.contains("pub(crate) fn a_test") && !text.contains("#[test]"),
        "{text}"
    );
    assert!(!text.contains("pub(crate) fn helper"), "{text}");
}

#[test]
fn a_tokio_test_keeps_what_its_attribute_asks_for() {
    let suite = suite("#[tokio::test(start_paused = true)]\nasync fn a() {}\n");
    assert_eq!(
        suite.tests[0].runtime,
        Runtime::Tokio {
            start_paused: true,
            worker_threads: 0
        }
    );
    assert!(suite.files["order.rs"].contains("pub(crate) async fn a"));
}

#[test]
fn what_would_hide_a_test_from_the_grader_is_refused() {
    assert!(fault_of("use crate::*;\n").contains("hidden/order.rs:1: a glob import"));
    assert!(fault_of("#[test]\n#[should_panic]\nfn a() {}\n").contains("should_panic"));
    assert!(fault_of("#[test]\n#[ignore]\nfn a() {}\n").contains("ignore"));
    assert!(fault_of("proptest! { #[test] fn a(x in 0..1) {} }\n").contains("proptest!"));
    assert!(fault_of("mod m { #[test] fn a() {} }\n").contains("inline module"));
    assert!(fault_of("#[test]\nasync fn a() {}\n").contains("tokio::test"));
}

#[test]
fn the_hidden_side_comes_first_and_moves_no_line() {
    let root =
        "//! Docs.\n#![allow(dead_code)]\n\nmacro_rules! assert_eq { () => {} }\nfn b() {}\n";
    let staged = staged(root);
    let text = std::fs::read_to_string(&staged.root).unwrap();
    assert_eq!(text.lines().count(), root.lines().count());
    let fourth = text.lines().nth(3).unwrap();
    assert!(
        fourth.find("mod m").unwrap() < fourth.find("macro_rules!").unwrap(),
        "{fourth}"
    );
    assert_eq!(staged.insertion.line, 4);
}

#[test]
fn a_column_behind_the_insertion_is_told_as_the_student_sees_it() {
    let insertion = Insertion {
        line: 4,
        column: 1,
        width: 10,
    };
    assert_eq!(insertion.column_for_student(3, 5), Some(5));
    assert_eq!(insertion.column_for_student(4, 5), None);
    assert_eq!(insertion.column_for_student(4, 11), Some(1));
}

#[test]
fn two_stages_share_no_name() {
    let (one, other) = (staged("fn a() {}"), staged("fn a() {}"));
    assert_ne!(one.folder(), other.folder());
    assert_ne!(one.hidden_prefix, other.hidden_prefix);
    assert_ne!(one.tests[0].id, other.tests[0].id);
    assert_ne!(one.tests[0].id, one.tests[0].twin);
}

#[test]
fn the_stage_is_gone_when_it_is_dropped() {
    let staged = staged("fn a() {}");
    let folder = staged.folder().to_owned();
    assert!(folder.exists());
    drop(staged);
    assert!(!folder.exists());
}
