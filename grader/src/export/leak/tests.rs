use super::{Withheld, find};
use crate::source::{Files, SourceTree};

const REFERENCE: &str = "\
//! Quorums, which are more than half.
/// A majority of the nodes, whatever they say.
pub fn majority(nodes: usize) -> usize {
    let half_of_them = nodes / 2;
    half_of_them + 1
}
// given
pub fn given_to_all(nodes: usize) -> usize {
    nodes.saturating_add(1).saturating_sub(1)
}
pub struct Votes {
    // solution
    by_node: Vec<(usize, bool)>,
    // end solution
    // starter: // the votes by node, each once
}
pub fn short() -> usize { usize::from(true) + 40 }
";

fn files(list: &[(&str, &str)]) -> Files {
    list.iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn withheld() -> Withheld {
    Withheld {
        reference: SourceTree::parse(&files(&[("src/lib.rs", REFERENCE)])).unwrap(),
        hidden: files(&[(
            "hidden/votes.rs",
            "use crate::majority_and_some_more;\nfn half() {\n    assert_eq!(majority(4), 3, \"half\");\n    \
             let quorum = majority(3);\n}\n",
        )]),
        mutants: files(&[(
            "mutants/a-half-is-enough.rs",
            "    nodes.div_ceil(2) // MUTANT: half\n",
        )]),
        tests: vec!["votes::half".to_owned()],
    }
}

/// Where the leak is said to come from, with `line` in the starter.
fn origin(line: &str) -> Option<String> {
    let starter = files(&[("src/lib.rs", &format!("//! Quorums.\n{line}\n"))]);
    let open = files(&[("README.md", "    let quorum = majority(3);\n")]);
    let leak = find("quorum", &starter, &open, &withheld())?;
    assert_eq!((leak.path.as_str(), leak.line), ("src/lib.rs", 2));
    Some(leak.origin)
}

#[track_caller]
fn check(line: &str, expect: Option<&str>) {
    let origin = origin(line);
    match (origin.as_deref(), expect) {
        (None, None) => {}
        (Some(origin), Some(expect)) if origin.contains(expect) => {}
        (origin, _) => panic!("{line:?} comes from {origin:?}, not {expect:?}"),
    }
}

#[test]
fn lines_of_the_solution_are_leaks() {
    check(
        "    let half_of_them = nodes / 2;",
        Some("the reference's src/lib.rs"),
    );
    check(
        "by_node: Vec<(usize, bool)>,",
        Some("the reference's src/lib.rs"),
    );
    check(
        "pub fn short() -> usize { usize::from(true) + 40 }",
        Some("the reference"),
    );
}

#[test]
fn lines_of_hidden_tests_and_mutants_are_leaks() {
    check("// assert_eq!(majority(4), 3, \"half\");", None);
    check(
        "assert_eq!(majority(4), 3, \"half\");",
        Some("the hidden tests in hidden/votes.rs"),
    );
    check(
        "nodes.div_ceil(2) // MUTANT: half",
        Some("the mutant in mutants/a-half-is-enough.rs"),
    );
}

#[test]
fn what_everybody_may_see_is_no_leak() {
    check("/// A majority of the nodes, whatever they say.", None);
    check("pub fn majority(nodes: usize) -> usize {", None);
    check("    nodes.saturating_add(1).saturating_sub(1)", None);
    check("// the votes by node, each once", None);
    check("    let quorum = majority(3);", None);
    check("half_of_them + 1", None);
    check("use crate::majority_and_some_more;", None);
}

#[test]
fn the_name_of_a_hidden_test_or_a_mutant_is_a_leak_anywhere() {
    check("// see votes::half", Some("a hidden test"));
    let open = files(&[("README.md", "It is not a-half-is-enough.\n")]);
    let leak = find("quorum", &Files::new(), &open, &withheld()).unwrap();
    assert_eq!(
        (leak.path.as_str(), leak.text.as_str()),
        ("README.md", "a-half-is-enough")
    );
    assert!(leak.to_string().contains("`quorum`"), "{leak}");
}

#[test]
fn a_file_that_is_given_whole_is_no_leak() {
    let mut withheld = withheld();
    let body = "pub fn frame() -> usize {\n    [1_usize, 2, 3, 4].iter().sum()\n}\n";
    for (mark, leaks) in [("", true), ("// given\n", false)] {
        let root = format!("//! Root.\n{mark}pub mod wire;\n");
        let tree = files(&[("src/lib.rs", &root), ("src/wire.rs", body)]);
        withheld.reference = SourceTree::parse(&tree).unwrap();
        let starter = files(&[("src/wire.rs", body)]);
        assert_eq!(
            find("quorum", &starter, &Files::new(), &withheld).is_some(),
            leaks
        );
    }
}
