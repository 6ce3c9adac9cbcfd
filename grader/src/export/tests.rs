use std::path::{Path, PathBuf};
use std::process::Command;

use super::{ExportFault, Files, chosen, destination, export, workspace};
use crate::course::Course;

const ROOT: &str = r#"[workspace]
resolver = "3"
members = ["crates/*", "grader", "xtask"]
default-members = ["xtask"]

[workspace.package]
edition = "2024"
rust-version = "1.88"

[workspace.dependencies]
# What exercises may use.
serde = "1"
tokio = "1"

# What the grader uses.
nix = "0.31"
testbed = { path = "crates/testbed" }

[workspace.lints.rust]
unsafe_code = "deny"

# Quick.
[profile.dev]
debug = "line-tables-only"

[patch.crates-io]
"#;

const MANIFEST: &str = r#"[package]
name = "quorum"
version = "0.1.0"
edition.workspace = true

[dev-dependencies]
testbed.workspace = true

[[bench]]
name = "speed"
harness = false

[lints]
workspace = true
"#;

const REFERENCE: &str = r#"//! Quorums.

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

/// The least number of nodes that is a majority.
pub fn majority(nodes: usize) -> usize {
    let half_of_them = nodes / 2;
    half_of_them + 1
}
"#;

const STARTER: &str = r#"//! Quorums.

#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

/// The least number of nodes that is a majority.
pub fn majority(nodes: usize) -> usize {
    todo!()
}
"#;

const SPEC: &str = r#"{
    "name": "quorum", "language": "rust", "type": "code", "tier": 1, "tags": [],
    "passing_score": 70, "id": "EX99", "crate": "quorum", "title": "Majorities",
    "module": "5.4", "concept": "Quorums", "difficulty": 2, "duration_minutes": 30, "xp": 50,
    "complexity": "", "prerequisites": [], "domains": [], "dependencies": [],
    "quiz": [{ "question": "a", "choices": ["b"], "answer": 0, "explanation": "c" }],
    "deploy": { "hackbrain_version": "1", "exercise_slug": "x" },
    "criteria": [{
        "name": "majority", "points": 100, "category": "Core", "given": "n", "expect": "more",
        "hints": ["count"], "passage": "1.2", "concepts": [], "tests": ["votes::half"]
    }]
}"#;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// A course with one exercise that is written and one that is not.
fn course() -> (tempfile::TempDir, Course) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let plan = r#"{"title": "Votes", "seed": "s", "exercises": [
        {"id": "EX99", "crate": "quorum", "title": "Majorities"},
        {"id": "EX98", "crate": "later", "title": "Later"}]}"#;
    for (path, text) in [
        ("Cargo.toml", ROOT),
        ("Cargo.lock", "version = 4\n"),
        ("LICENSE", "Free."),
        ("spec/course.json", plan),
        ("spec/quorum.json", SPEC),
        (
            "spec/quorum.contract.rs",
            "pub fn majority(nodes: usize) -> usize;\n",
        ),
        ("crates/quorum/Cargo.toml", MANIFEST),
        ("crates/quorum/README.md", "# Majorities\n"),
        ("crates/quorum/src/lib.rs", REFERENCE),
        ("crates/quorum/public/mod.rs", "mod votes;\n"),
        (
            "crates/quorum/public/votes.rs",
            "#[test]\nfn one() {\n    crate::majority(1);\n}\n",
        ),
        ("crates/quorum/hidden/mod.rs", "mod votes;\n"),
        ("crates/quorum/hidden/votes.rs", "#[test]\nfn half() {}\n"),
        ("crates/quorum/mutants/a-half.rs", "//! # Half\n"),
    ] {
        write(root, path, text);
    }
    let course = Course::find(root).unwrap();
    (folder, course)
}

fn starter(text: &str) -> Files {
    Files::from([("src/lib.rs".to_owned(), text.to_owned())])
}

fn exported(course: &Course, starter: Files) -> Result<Files, ExportFault> {
    workspace(course, &chosen(course, &[]).unwrap(), &[starter])
}

#[test]
fn students_get_starters_handouts_and_public_tests_and_nothing_else() {
    let (_folder, course) = course();
    write(
        course.root(),
        "crates/quorum/examples/vote.rs",
        "fn main() {}\n",
    );
    let files = exported(&course, starter(STARTER)).unwrap();
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            ".gitignore",
            "Cargo.lock",
            "Cargo.toml",
            "LICENSE",
            "README.md",
            "crates/quorum/Cargo.toml",
            "crates/quorum/README.md",
            "crates/quorum/examples/vote.rs",
            "crates/quorum/public/mod.rs",
            "crates/quorum/public/votes.rs",
            "crates/quorum/src/lib.rs",
        ]
    );
    assert_eq!(files["crates/quorum/src/lib.rs"], STARTER);
}

#[test]
fn the_workspace_s_manifest_keeps_what_the_exercises_use() {
    let (_folder, course) = course();
    let used = format!("{MANIFEST}\n[dependencies]\nserde.workspace = true\n");
    write(course.root(), "crates/quorum/Cargo.toml", &used);
    let files = exported(&course, starter(STARTER)).unwrap();
    let manifest = &files["Cargo.toml"];
    for kept in [
        "resolver = \"3\"",
        "members = [\"crates/*\"]",
        "[workspace.dependencies]\nserde = \"1\"",
        "rust-version",
        "[workspace.lints.rust]\nunused_variables = \"allow\"",
    ] {
        assert!(manifest.contains(kept), "{kept} is gone:\n{manifest}");
    }
    for gone in [
        "tokio",
        "nix",
        "testbed",
        "unsafe_code",
        "profile",
        "default-members",
        "patch",
        "exercises may",
    ] {
        assert!(!manifest.contains(gone), "{gone} is there:\n{manifest}");
    }
}

#[test]
fn an_exercise_s_manifest_loses_our_benchmarks_and_test_dependencies() {
    let (_folder, course) = course();
    let files = exported(&course, starter(STARTER)).unwrap();
    let manifest = &files["crates/quorum/Cargo.toml"];
    assert!(manifest.contains("edition.workspace = true"), "{manifest}");
    for gone in ["dev-dependencies", "testbed", "bench"] {
        assert!(!manifest.contains(gone), "{gone} is there:\n{manifest}");
    }
}

#[test]
fn a_test_dependency_that_the_spec_lists_stays() {
    let (_folder, course) = course();
    let spec = SPEC.replace("\"dependencies\": []", "\"dependencies\": [\"tokio\"]");
    write(course.root(), "spec/quorum.json", &spec);
    let tokio = "[dev-dependencies]\ntokio = { workspace = true, features = [\"test-util\"] }";
    let manifest = MANIFEST.replace("[dev-dependencies]", tokio);
    write(course.root(), "crates/quorum/Cargo.toml", &manifest);
    let files = exported(&course, starter(STARTER)).unwrap();
    assert!(files["crates/quorum/Cargo.toml"].contains(tokio));
    assert!(files["Cargo.toml"].contains("tokio = \"1\""));
}

#[test]
fn a_dependency_that_students_do_not_get_is_a_fault() {
    let (_folder, course) = course();
    for line in [
        "testbed.workspace = true",
        "testbed = { path = \"../testbed\" }",
    ] {
        let manifest = format!("{MANIFEST}\n[dependencies]\n{line}\n");
        write(course.root(), "crates/quorum/Cargo.toml", &manifest);
        let fault = exported(&course, starter(STARTER)).unwrap_err();
        assert!(matches!(fault, ExportFault::Manifest(_)), "{fault}");
        assert!(
            fault.to_string().contains("`testbed`") && !fault.is_usage(),
            "{fault}"
        );
    }
}

#[test]
fn a_starter_that_tells_the_solution_is_a_fault() {
    let (_folder, course) = course();
    let fault = exported(&course, starter(REFERENCE)).unwrap_err();
    assert!(
        matches!(&fault, ExportFault::Leak(leak) if leak.line == 12),
        "{fault}"
    );
    assert!(!fault.is_usage());
}

#[test]
fn the_readme_lists_the_exercises_and_how_to_work_on_them() {
    let (_folder, course) = course();
    let readme = &exported(&course, starter(STARTER)).unwrap()["README.md"];
    for said in [
        "# Votes",
        "Rust 1.88 or newer",
        "cargo test -p quorum",
        "| EX99 | [Majorities](crates/quorum/README.md) | 2/10 | 30 min | 70 of 100 points |",
        "| `fn-pointer` | Bare function pointer types are",
    ] {
        assert!(readme.contains(said), "{said} is missing:\n{readme}");
    }
    assert!(
        readme
            .lines()
            .all(|line| line.starts_with('|') || line.chars().count() <= 100),
        "{readme}"
    );
}

#[test]
fn exercises_are_chosen_by_name_or_number_each_once() {
    let (_folder, course) = course();
    let names = ["ex99".to_owned(), "quorum".to_owned()];
    assert_eq!(chosen(&course, &names).unwrap().len(), 1);
    let fault = ExportFault::from(chosen(&course, &["later".to_owned()]).unwrap_err());
    assert!(fault.is_usage(), "{fault}");
}

#[track_caller]
fn check_destination(course: &Course, to: &Path, expect: Result<(), &str>) {
    match (destination::check(course.root(), to), expect) {
        (Ok(()), Ok(())) => {}
        (Err(fault), Err(said)) if fault.to_string().contains(said) => assert!(fault.is_usage()),
        (outcome, _) => panic!("{}: {outcome:?}, not {expect:?}", to.display()),
    }
}

#[test]
fn only_a_new_or_empty_folder_outside_of_the_checkout_is_written_to() {
    let (_folder, course) = course();
    let elsewhere = tempfile::tempdir().unwrap();
    let to = |path: &str| elsewhere.path().join(path);
    write(elsewhere.path(), "full/notes.txt", "mine");
    std::fs::create_dir(to("empty")).unwrap();
    check_destination(&course, &to("new/deep"), Ok(()));
    check_destination(&course, &to("empty"), Ok(()));
    check_destination(&course, &to("full"), Err("is not empty"));
    check_destination(&course, &to("full/notes.txt"), Err("is no folder"));
    let inside = |path: &str| course.root().join(path);
    check_destination(
        &course,
        &inside("crates/students"),
        Err("lies in the checkout"),
    );
    check_destination(&course, &inside("target/students"), Ok(()));
    let fault = export(&course, &[], &to("full")).unwrap_err();
    assert!(matches!(fault, ExportFault::Destination { .. }), "{fault}");
    assert_eq!(
        std::fs::read_to_string(to("full/notes.txt")).unwrap(),
        "mine"
    );
    assert_eq!(std::fs::read_dir(to("full")).unwrap().count(), 1);
}

#[test]
fn a_write_that_fails_leaves_the_folder_as_it_was() {
    let elsewhere = tempfile::tempdir().unwrap();
    // A file where a folder must be: the second write fails.
    let files: Files = [("a", "1"), ("a/b", "2")]
        .map(|(p, t)| (p.to_owned(), t.to_owned()))
        .into();
    for (name, there) in [("new", false), ("empty", true)] {
        let to: PathBuf = elsewhere.path().join(name);
        if there {
            std::fs::create_dir(&to).unwrap();
        }
        let fault = destination::write(&to, &files).unwrap_err();
        assert!(matches!(fault, ExportFault::Write { .. }), "{fault}");
        assert_eq!(to.exists(), there);
        assert!(!to.join("a").exists());
    }
}

#[test]
fn a_derived_starter_is_exported_and_builds() {
    let (_folder, course) = course();
    let elsewhere = tempfile::tempdir().unwrap();
    let to = elsewhere.path().join("students");
    let exported = export(&course, &[], &to).unwrap();
    assert_eq!(exported.exercises, ["quorum"]);
    assert!(exported.files.iter().all(|path| to.join(path).is_file()));
    let root = std::fs::read_to_string(to.join("crates/quorum/src/lib.rs")).unwrap();
    assert!(
        root.contains("mod public;") && !root.contains("hidden"),
        "{root}"
    );
    let built = Command::new(env!("CARGO"))
        .args([
            "check",
            "--quiet",
            "--offline",
            "--tests",
            "--manifest-path",
        ])
        .arg(to.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", elsewhere.path().join("target"))
        .output()
        .unwrap();
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
}
