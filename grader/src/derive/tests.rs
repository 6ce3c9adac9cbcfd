//! Whole references, and what is derived from them.

use std::process::Command;

use super::{Kept, PublicTests, hollow, starter, starter_and_hollow};
use crate::source::{Files, SourceTree};
use hard::HARD;

mod hard;

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    SourceTree::parse(&files.collect::<Files>()).unwrap()
}

fn kept(names: &[&str]) -> Kept {
    Kept {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn check(reference: &str, names: &[&str], expect: &str) {
    let tree = tree(&[("src/lib.rs", reference)]);
    let files = starter(&tree, &kept(names), PublicTests::Removed);
    let files = files.unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(files["src/lib.rs"], expect);
}

fn check_hollow(reference: &str, expect: &str) {
    let tree = tree(&[("src/lib.rs", reference)]);
    let files = hollow(&tree, &Kept::default(), PublicTests::Removed);
    let files = files.unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(
        files["src/lib.rs"].contains(expect),
        "{}",
        files["src/lib.rs"]
    );
}

fn check_refused(reference: &str, expect: &[&str]) {
    let tree = tree(&[("src/lib.rs", reference)]);
    let faults = starter(&tree, &Kept::default(), PublicTests::Removed).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), expect.len(), "{told:#?}");
    for (told, part) in told.iter().zip(expect) {
        assert!(told.contains(part), "{told}\nlacks\n{part}");
    }
}

fn check_compiles(files: &Files) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let rustc = Command::new("rustc")
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
        ])
        .args(["-A", "warnings", "--out-dir"])
        .arg(folder.path())
        .arg(folder.path().join("src/lib.rs"))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&rustc.stderr);
    assert!(rustc.status.success(), "{errors}\n{files:#?}");
}

#[test]
fn bodies_become_todo_and_what_is_private_goes_with_its_comments() {
    check(
        "//! Docs.\n\nuse std::collections::{BTreeMap, HashMap};\nuse std::fmt;\n\n\
         // How many there may be.\nconst MAX: u64 = 3; // three\n\n\
         /// A clock.\npub struct Clock {\n    // Why a map.\n    map: BTreeMap<u64, u64>,\n}\n\n\
         // --- inherent ---\n\nimpl Clock {\n    /// Ticks.\n    #[must_use]\n    pub fn tick(&mut self) -> u64 {\n        // Secret.\n        self.raise(MAX)\n    }\n\n    // Secret too.\n    fn raise(&mut self, by: u64) -> u64 {\n        by\n    }\n}\n\n\
         impl fmt::Display for Clock {\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        let m: HashMap<u64, u64> = HashMap::new();\n        write!(f, \"{m:?}\")\n    }\n}\n\n\
         impl Drop for Clock {\n    fn drop(&mut self) {}\n}\n\n\
         fn helper() {}\n",
        &[],
        "//! Docs.\n\nuse std::collections::BTreeMap;\nuse std::fmt;\n\n\
         /// A clock.\npub struct Clock {\n    // Why a map.\n    map: BTreeMap<u64, u64>,\n}\n\n\
         // --- inherent ---\n\nimpl Clock {\n    /// Ticks.\n    #[must_use]\n    pub fn tick(&mut self) -> u64 {\n        todo!()\n    }\n}\n\n\
         impl fmt::Display for Clock {\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        todo!()\n    }\n}\n",
    );
}

#[test]
fn what_the_contract_names_stays_though_it_is_private() {
    check(
        "struct Node(u64);\n\nimpl Node {\n    fn role(&self) -> u64 {\n        self.other()\n    }\n\n    fn other(&self) -> u64 {\n        1\n    }\n}\n\nimpl Drop for Node {\n    fn drop(&mut self) {\n        panic!()\n    }\n}\n\nfn quorum() -> u64 {\n    2\n}\n",
        &["Node::role", "Node::drop", "quorum"],
        "struct Node(u64);\n\nimpl Node {\n    fn role(&self) -> u64 {\n        todo!()\n    }\n}\n\nimpl Drop for Node {\n    fn drop(&mut self) {}\n}\n\nfn quorum() -> u64 {\n    todo!()\n}\n",
    );
}

#[test]
fn state_of_a_thread_is_of_the_solution_unless_it_is_given() {
    let state = "thread_local! {\n    static STATE: u8 = const { 1 };\n}\n";
    check(
        &format!("{state}\npub fn f() {{\n    STATE.with(drop);\n}}\n"),
        &[],
        "pub fn f() {\n    todo!()\n}\n",
    );
    check(
        &format!("// given\n{state}\npub fn f() {{\n    STATE.with(drop);\n}}\n"),
        &[],
        &format!("{state}\npub fn f() {{\n    todo!()\n}}\n"),
    );
}

#[test]
fn a_heading_goes_with_the_last_item_below_it() {
    check(
        "impl S {\n    // === Public ===\n    // (two lines)\n\n    pub fn f() {}\n\n    // === Empty ===\n\n    fn g() {}\n\n    // === Private ===\n\n    fn h() {}\n}\n\n// starter: // Yours below.\nfn i() {}\n\npub struct S;\n",
        &[],
        "impl S {\n    // === Public ===\n    // (two lines)\n\n    pub fn f() {\n        todo!()\n    }\n}\n\n// Yours below.\n\npub struct S;\n",
    );
}

#[test]
fn given_items_stay_whole() {
    check(
        "use std::fmt::Write;\n\n/// Doc.\n// given\n#[derive(Debug)]\nstruct Wire(String);\n\nimpl Wire {\n    // given\n    /// Doc.\n    fn put(&mut self) {\n        // Why.\n        self.0.write_char('a').unwrap();\n    }\n\n    fn gone(&self) {}\n}\n",
        &[],
        "use std::fmt::Write;\n\n/// Doc.\n#[derive(Debug)]\nstruct Wire(String);\n\nimpl Wire {\n    /// Doc.\n    fn put(&mut self) {\n        // Why.\n        self.0.write_char('a').unwrap();\n    }\n}\n",
    );
}

#[test]
fn a_region_in_a_body_replaces_the_todo_and_a_comment_stands_above_it() {
    check(
        "pub fn a() -> impl Iterator<Item = u64> + Clone {\n    // solution\n    // starter: std::iter::empty()\n    (0..3).rev()\n    // end solution\n}\n\npub fn b() -> u64 {\n    let x = 1;\n    // starter: // Mind the zero.\n    x\n}\n",
        &[],
        "pub fn a() -> impl Iterator<Item = u64> + Clone {\n    std::iter::empty()\n}\n\npub fn b() -> u64 {\n    // Mind the zero.\n    todo!()\n}\n",
    );
}

#[test]
fn the_hidden_mount_always_goes_and_the_public_one_when_it_is_to_be_graded() {
    let root = "#[cfg(test)]\n#[path = \"../hidden/mod.rs\"]\nmod hidden;\n#[cfg(test)]\n#[path = \"../public/mod.rs\"]\nmod public;\n\n#[cfg(test)]\nmod tests {}\n\npub struct S;\n";
    check(root, &[], "pub struct S;\n");
    let files = starter(
        &tree(&[("src/lib.rs", root)]),
        &Kept::default(),
        PublicTests::Mounted,
    );
    let mount = "#[cfg(test)]\n#[path = \"../public/mod.rs\"]\nmod public;\n\npub struct S;\n";
    assert_eq!(files.unwrap()["src/lib.rs"], mount);
}

#[test]
fn a_private_file_goes_with_its_line_and_what_is_re_exported_stays() {
    let files = starter(
        &tree(&[
            (
                "src/lib.rs",
                "mod clock;\nmod wire;\npub mod prelude;\n\npub use clock::Clock;\n",
            ),
            (
                "src/clock.rs",
                "use crate::wire;\n\npub struct Clock;\n\npub(crate) fn read(wire: u64) {\n    wire::get();\n}\n\npub struct Unseen;\n\nimpl Unseen {\n    pub fn f() {}\n}\n",
            ),
            ("src/wire.rs", "//! Wire.\n\npub(crate) fn get() {}\n"),
            ("src/prelude.rs", "pub use crate::Clock;\n"),
        ]),
        &Kept::default(),
        PublicTests::Removed,
    );
    let files = files.unwrap();
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(paths, ["src/clock.rs", "src/lib.rs", "src/prelude.rs"]);
    assert_eq!(
        files["src/lib.rs"],
        "mod clock;\npub mod prelude;\n\npub use clock::Clock;\n"
    );
    assert_eq!(files["src/clock.rs"], "pub struct Clock;\n");
    check_compiles(&files);
}

#[test]
fn kept_code_that_mentions_what_goes_is_told_where_it_stands() {
    check_refused(
        "// solution\n// end solution\npub struct Clock {\n    inner: Inner,\n}\n\nstruct Inner;\n",
        &["src/lib.rs:4: the starter keeps this mention of `Inner`, which goes"],
    );
    check_refused(
        "#[serde(with = \"wire::hex\")]\npub struct Clock;\n\nmod wire {\n    fn hex() {}\n}\n",
        &["src/lib.rs:1: the starter keeps this mention of `wire::hex`"],
    );
    check_refused(
        "impl S {\n    // given\n    pub fn f(&self) {\n        Self::g();\n        help();\n        self.len();\n    }\n\n    fn g() {}\n\n    fn len(&self) {}\n}\n\nfn help() {}\npub struct S;\n",
        &[
            "src/lib.rs:4: the starter keeps this mention of `g`",
            "src/lib.rs:5:",
        ],
    );
}

#[test]
fn a_name_that_means_something_else_is_no_mention() {
    let files = starter(
        &tree(&[
            (
                "src/lib.rs",
                "use std::fmt;\n\nmod a;\n\npub fn f(x: Result<u8, fmt::Error>) {}\n",
            ),
            (
                "src/a.rs",
                "type Result<T> = std::result::Result<T, u8>;\n\nmod fmt {\n    fn g() -> super::Result<u8> {\n        Ok(1)\n    }\n}\n",
            ),
        ]),
        &Kept::default(),
        PublicTests::Removed,
    );
    let root = "use std::fmt;\n\npub fn f(x: Result<u8, fmt::Error>) {\n    todo!()\n}\n";
    assert_eq!(files.unwrap()["src/lib.rs"], root);
    check_refused(
        "mod m {\n    pub(crate) struct T;\n}\npub fn f(t: m::T, u: crate::m::T) {}\n",
        &["`m`", "`T`", "`m`", "`T`"],
    );
}

#[test]
fn a_body_that_cannot_be_derived_and_a_constant_that_calls_one_are_told() {
    check_refused(
        "pub fn f() -> Option<impl Clone> {\n    Some(1)\n}\n\npub const N: u64 = n();\n\npub const fn n() -> u64 {\n    1\n}\n",
        &[
            "src/lib.rs:1: `f` returns `Option<impl Clone>`",
            "src/lib.rs:5: a constant is computed by `n`",
        ],
    );
    check(
        "pub const N: u64 = n();\n\n// given\nconst fn n() -> u64 {\n    1\n}\n",
        &[],
        "pub const N: u64 = n();\n\nconst fn n() -> u64 {\n    1\n}\n",
    );
}

#[test]
fn hollow_bodies_return_the_emptiest_value() {
    check_hollow("pub fn f() {\n    g();\n}\n", "pub fn f() {}\n");
    check_hollow(
        "pub fn f() -> Result<(u8, Vec<u8>), String> {\n    g()\n}\n",
        "    Ok((0, Default::default()))\n",
    );
    check_hollow(
        "pub enum E {\n    A(u8),\n    B,\n}\npub fn f() -> E {\n    g()\n}\n",
        "    E::B\n",
    );
    check_hollow(
        "pub struct S(u8);\nimpl S {\n    pub fn f(&self) -> Option<Self> {\n        g()\n    }\n}\n",
        "    None\n",
    );
    check_hollow(
        "pub struct S(u8);\nimpl S {\n    pub fn f(self) -> Self {\n        g()\n    }\n}\n",
        "    Self(0)\n",
    );
    check_hollow("pub fn f(a: &u8) -> &u8 {\n    a\n}\n", "    todo!()\n");
}

#[test]
fn starter_and_hollow_in_one_choose_where_they_can() {
    let reference = "pub fn f() -> u64 {\n    g()\n}\n\npub fn g() {\n    f();\n}\n\n\
         pub const fn h() -> u64 {\n    7\n}\n\n\
         pub fn i() -> impl Iterator<Item = u64> {\n    [1].into_iter()\n}\n\n\
         pub fn j(a: &u8) -> &u8 {\n    a\n}\n";
    let tree = tree(&[("src/lib.rs", reference)]);
    let files = starter_and_hollow(&tree, &Kept::default(), "s()");
    assert_eq!(
        files.unwrap()["src/lib.rs"],
        "pub fn f() -> u64 {\n    if s() == 0 { todo!() } else { 0 }\n}\n\n\
         pub fn g() {\n    if s() == 0 { todo!() } else {  }\n}\n\n\
         pub const fn h() -> u64 {\n    0\n}\n\n\
         pub fn i() -> impl Iterator<Item = u64> {\n    std::iter::empty()\n}\n\n\
         pub fn j(a: &u8) -> &u8 {\n    todo!()\n}\n"
    );
}

#[test]
fn hard_signatures_compile_in_starter_and_hollow() {
    let tree = tree(&[("src/lib.rs", HARD)]);
    for derive in [starter, hollow] {
        let files = derive(&tree, &Kept::default(), PublicTests::Removed);
        let files = files.unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert!(
            !files["src/lib.rs"].contains("items.push"),
            "a body is left"
        );
        check_compiles(&files);
    }
    let either = starter_and_hollow(&tree, &Kept::default(), "crate::number()");
    let mut either = either.unwrap_or_else(|faults| panic!("{faults:#?}"));
    let root = either.get_mut("src/lib.rs").unwrap();
    root.push_str("\nfn number() -> u32 { 0 }\n");
    check_compiles(&either);
}
