//! What the compiler prints, in its own words, and what of it is told.

use serde_json::{Value, json};

use super::{Diagnostic, Side, read};
use crate::source::{Files, ROOT_FILE};
use crate::stage::{Names, Plan, Staged, stage};

const OPTION: &str = "expected enum `Option<u64>`\n   found type `u64`";

fn staged() -> Staged {
    let files = Files::from([(ROOT_FILE.to_owned(), "pub fn f() {}\n".to_owned())]);
    let plan = Plan {
        own_name: None,
        files: &files,
        suites: &[],
        witnesses: None,
        names: &Names::fresh(),
    };
    stage(
        &std::env::temp_dir().join("splitbrain-diagnostics-tests"),
        &plan,
    )
    .unwrap()
}

/// The error "mismatched types" in `file`, with its notes and helps, as it is told.
fn told_in(file: &str, children: &[(&str, &str)], staged: &Staged) -> Diagnostic {
    told_with("in this function", file, children, staged)
}

fn told_with(label: &str, file: &str, children: &[(&str, &str)], staged: &Staged) -> Diagnostic {
    let children = children
        .iter()
        .map(|(level, message)| json!({"message": message, "level": level, "spans": []}));
    let error = json!({
        "message": "mismatched types",
        "code": {"code": "E0308"},
        "level": "error",
        "spans": [{
            "file_name": file,
            "line_start": 3,
            "column_start": 5,
            "is_primary": true,
            "label": label,
            "text": [{"text": "    1u64"}],
        }],
        "children": children.collect::<Vec<Value>>(),
    });
    let mut told = read(&error.to_string(), staged);
    assert_eq!(told.len(), 1, "{told:?}");
    told.remove(0)
}

/// What is told of the error in the submission: its message, and its remedy.
fn check(children: &[(&str, &str)], message: &str, help: Option<&str>) {
    let told = told_in("./src/clock.rs", children, &staged());
    assert_eq!(told.message, message, "{children:?}");
    assert_eq!(told.help.as_deref(), help, "{children:?}");
}

#[test]
fn only_a_help_is_a_remedy() {
    check(&[], "mismatched types", None);
    check(
        &[("help", "try wrapping the expression in `Some`")],
        "mismatched types",
        Some("try wrapping the expression in `Some`"),
    );
    check(
        &[("note", "if `C` implemented `Clone`, you could clone it")],
        "mismatched types",
        None,
    );
    check(
        &[
            ("note", "the lint level is defined here"),
            ("help", "remove it"),
        ],
        "mismatched types",
        Some("remove it"),
    );
}

#[test]
fn a_short_note_about_types_is_part_of_the_message() {
    let message = "mismatched types (expected enum `Option<u64>`, found type `u64`)";
    check(&[("note", OPTION)], message, None);
    check(
        &[("note", OPTION), ("help", "wrap it")],
        message,
        Some("wrap it"),
    );
    check(&[("note", "an aside"), ("note", OPTION)], message, None);
}

#[test]
fn a_note_of_120_characters_is_too_long() {
    let note = |length: usize| {
        let types = "expected `é`, found ``";
        types.replace('é', &"é".repeat(length + 1 - types.chars().count()))
    };
    let short = note(119);
    check(
        &[("note", &short)],
        &format!("mismatched types ({short})"),
        None,
    );
    check(&[("note", &note(120))], "mismatched types", None);
}

#[test]
fn types_are_told_of_the_contract_and_never_of_the_hidden_tests() {
    let staged = staged();
    let children = [("note", OPTION), ("help", "wrap it")];
    let witness = told_in(&staged.witness_file, &children, &staged);
    assert_eq!(witness.side, Side::Witness { line: 3 });
    assert_eq!(
        witness.message,
        "mismatched types (expected enum `Option<u64>`, found type `u64`)"
    );
    assert_eq!(witness.help, None);

    let hidden = format!("{}/hidden/order.rs", staged.hidden_prefix);
    let hidden = told_in(&hidden, &children, &staged);
    assert_eq!(hidden.side, Side::Hidden);
    assert_eq!(hidden.message, "mismatched types");
    assert_eq!(hidden.help, None);
}

#[test]
fn what_the_label_says_is_not_said_twice() {
    let label = "expected `Option<u64>`, found `u64`";
    let told = told_with(label, "./src/clock.rs", &[("note", OPTION)], &staged());
    assert_eq!(told.message, "mismatched types");
    assert_eq!(told.label.as_deref(), Some(label));
}

#[test]
fn what_no_source_can_cause_is_never_the_student_s_fault() {
    let error = |message: &str, file: &str| {
        let error = json!({
            "message": message,
            "code": null,
            "level": "error",
            "spans": [{
                "file_name": file, "line_start": 1, "column_start": 1, "is_primary": true,
                "label": null, "text": [],
            }],
        });
        read(&error.to_string(), &staged()).remove(0)
    };
    assert!(error("linking with `cc` failed: exit status: 1", "").is_about_the_machine());
    let gone = "extern location for testbed does not exist: deps/libtestbed.rlib";
    assert!(error(gone, "elsewhere/mod.rs").is_about_the_machine());
    assert!(!error("can't find crate for `rand`", "./src/clock.rs").is_about_the_machine());
    assert!(!error("mismatched types", "").is_about_the_machine());
}
