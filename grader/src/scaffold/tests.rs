use std::path::Path;
use std::process::Command;

use super::{MARKER, ScaffoldFault, new, unfilled};
use crate::concepts;
use crate::contract::{self, Contract};
use crate::course::Course;
use crate::handout::{self, Handout};

const ROOT: &str = r#"[workspace]
resolver = "3"
members = ["crates/*"]

[workspace.package]
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
license = "MIT"
publish = false

[workspace.dependencies]
serde_json = "1"
testbed = { path = "crates/testbed" }

[workspace.lints.rust]
missing_docs = "warn"
"#;

const PLAN: &str = r#"{
  "title": "Votes",
  "seed": "s",
  "exercises": [
    {"id": "EX07", "crate": "vote-count", "title": "Counting \"votes\""}
  ]
}
"#;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// A course with a plan of one exercise, and nothing written.
fn course() -> (tempfile::TempDir, Course) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let testbed = "[package]\nname = \"testbed\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    write(root, "Cargo.toml", ROOT);
    write(root, "spec/course.json", PLAN);
    write(
        root,
        "spec/concepts.json",
        r#"{"vote-count": ["5.4.1.a", "5.4.1.b"]}"#,
    );
    write(root, "crates/testbed/Cargo.toml", testbed);
    write(root, "crates/testbed/src/lib.rs", "");
    let course = Course::find(root).unwrap();
    (folder, course)
}

fn plan(course: &Course) -> String {
    std::fs::read_to_string(course.spec_folder().join("course.json")).unwrap()
}

#[test]
fn a_planned_exercise_is_scaffolded_under_its_number_and_title() {
    let (_folder, course) = course();
    let created = new(&course, "vote-count").unwrap();
    assert!(
        created
            .files
            .iter()
            .all(|path| course.root().join(path).is_file())
    );
    assert_eq!(plan(&course), PLAN);
    let exercise = course.exercise("vote-count").unwrap();
    assert_eq!((exercise.spec.id.as_str(), exercise.spec.xp), ("EX07", 150));
    assert_eq!(exercise.spec.title, "Counting \"votes\"");
    let handout = std::fs::read_to_string(exercise.handout_path()).unwrap();
    assert!(
        handout.starts_with("# EX07 · Counting \"votes\"\n"),
        "{handout}"
    );
}

#[test]
fn a_new_name_gets_the_next_number_and_a_line_in_the_plan() {
    let (_folder, course) = course();
    let created = new(&course, "leader-lease").unwrap();
    assert!(
        created
            .files
            .iter()
            .any(|path| path.ends_with("spec/course.json"))
    );
    let line = r#"    {"id": "EX08", "crate": "leader-lease", "title": "Leader lease"}"#;
    assert!(plan(&course).contains(line), "{}", plan(&course));
    let course = Course::find(course.root()).unwrap();
    assert_eq!(course.exercise("leader-lease").unwrap().spec.id, "EX08");
}

#[test]
fn the_papers_of_a_new_exercise_agree_and_only_wait_to_be_filled_in() {
    let (_folder, course) = course();
    new(&course, "vote-count").unwrap();
    let exercise = course.exercise("vote-count").unwrap();
    let handout = Handout::read(&exercise.handout_path()).unwrap();
    let text = std::fs::read_to_string(exercise.contract_path()).unwrap();
    let breaches = handout::check(
        &handout,
        &exercise.spec,
        &text,
        &exercise.folder,
        course.root(),
    );
    assert!(breaches.is_empty(), "{breaches:#?}");
    assert!(
        handout
            .usage_example()
            .unwrap()
            .code
            .contains("use vote_count::majority;")
    );
    let [seed, contract] = [exercise.seed_prototype_path(), exercise.contract_path()]
        .map(|path| Contract::load(&path).unwrap());
    assert!(contract::differences(&seed, &contract).is_empty());
    let codes = ["5.4.1.a".to_owned(), "5.4.1.b".to_owned()];
    assert!(concepts::check(&exercise.spec, &codes, &["vote-count"]).is_empty());
    exercise.reference().unwrap();
}

#[test]
fn every_place_to_fill_in_is_named_with_file_and_line() {
    let (_folder, course) = course();
    assert!(unfilled(&course, "vote-count").is_empty());
    new(&course, "vote-count").unwrap();
    let places = unfilled(&course, "vote-count");
    for file in [
        "README.md",
        "lib.rs",
        "first_steps.rs",
        "majorities.rs",
        ".gitkeep",
        "vote-count.json",
        "vote-count.contract.rs",
        "vote-count.seed.rs",
    ] {
        assert!(
            places.iter().any(|place| place.path.ends_with(file)),
            "nothing in {file}"
        );
    }
    for place in &places {
        let text = std::fs::read_to_string(&place.path).unwrap();
        let line = text.lines().nth(place.line - 1).unwrap();
        assert!(
            line.contains(MARKER) && line.trim() == place.text,
            "{place:?}"
        );
    }
}

#[test]
fn a_new_exercise_builds_and_passes_its_own_tests() {
    let (folder, course) = course();
    new(&course, "vote-count").unwrap();
    let tested = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--offline", "--lib", "-p", "vote-count"])
        .current_dir(course.root())
        .env("CARGO_TARGET_DIR", folder.path().join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&tested.stderr);
    assert!(tested.status.success(), "{said}");
}

/// `name` is refused for the reason `expect`, and nothing is written.
#[track_caller]
fn check_refused(name: &str, expect: &str) {
    let (_folder, course) = course();
    let fault = new(&course, name).unwrap_err();
    assert!(
        fault.to_string().contains(expect) && fault.is_usage(),
        "{name}: {fault}"
    );
    assert_eq!(plan(&course), PLAN);
    assert_eq!(
        std::fs::read_dir(course.root().join("crates"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn a_name_is_kebab_case_and_means_nothing_else() {
    for name in [
        "Raft",
        "raft_core",
        "raft--core",
        "-raft",
        "raft-",
        "1raft",
        "",
        "../x",
        "ràft",
    ] {
        check_refused(name, "joined by `-`");
    }
    for name in ["std", "test", "grader", "testbed"] {
        check_refused(name, "something else");
    }
    check_refused("async", "keyword");
    check_refused("serde-json", "crate that the course uses");
}

#[test]
fn nothing_is_overwritten() {
    let (_folder, course) = course();
    write(course.root(), "spec/vote-count.seed.rs", "mine");
    let fault = new(&course, "vote-count").unwrap_err();
    assert!(
        matches!(&fault, ScaffoldFault::Taken { path } if path.ends_with("vote-count.seed.rs"))
    );
    assert!(!course.folder_of("vote-count").exists());
    write(course.root(), "crates/leader-lease/notes.md", "mine");
    let fault = new(&course, "leader-lease").unwrap_err();
    assert!(fault.is_usage(), "{fault}");
    assert_eq!(
        std::fs::read_dir(course.folder_of("leader-lease"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn a_write_that_fails_leaves_the_checkout_as_it_was() {
    let (_folder, course) = course();
    // A file where the plan's folder of crates must be.
    std::fs::remove_dir_all(course.root().join("crates")).unwrap();
    write(course.root(), "crates", "a file");
    let fault = new(&course, "leader-lease").unwrap_err();
    assert!(
        matches!(fault, ScaffoldFault::Write { .. }) && !fault.is_usage(),
        "{fault}"
    );
    assert_eq!(plan(&course), PLAN);
    assert_eq!(std::fs::read_dir(course.spec_folder()).unwrap().count(), 2);
}
