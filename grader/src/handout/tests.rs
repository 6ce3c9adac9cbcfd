use std::path::Path;

use super::{Handout, check};
use crate::spec::Spec;

const CONTRACT: &str = "/// A majority.\npub fn majority(nodes: usize) -> usize;\n";

const GOOD: &str = r#"# EX99 · Majorities

| | |
|---|---|
| **Module** | 5.4 |
| **Concept** | Quorums |
| **Difficulty** | 2/10 |
| **Tier** | 1 |
| **Duration** | 30 min |
| **XP** | 50 |
| **Complexity** | T1 O(1) x S1 O(1) |
| **Prerequisites** | none |
| **Domains** | consensus |

## 1. Context and task

Your task is in `src/lib.rs`; see [the plan](Cargo.toml#top) and <https://example.org/a.md>.

### 1.1 Prototype

```rust,ignore
/// A majority.
pub fn majority(nodes: usize) -> usize;
```

### 1.2 The `majority` rule

More than half.

## 2. Did you know?

Parliaments vote.

## 3. Usage example

```rust
use quorum::majority;

fn main() {
    assert_eq!(majority(5), 3);
}
```

## 5. What it teaches

```text
 o o o | o o
```

## 6. Pitfalls

| Pitfall | Symptom | Remedy |
|---|---|---|
| Half | Two leaders | One more |

## 7. Quiz

**Question 1.** How many of `Vec<u8>` are
a majority of 3?

- A) 1
- B) 2

**Question 2.** How many of 4?

- A) 2
- B) 3

## 8. Recap

Done.
"#;

fn spec() -> Spec {
    let json = r#"{
        "name": "quorum", "language": "rust", "type": "code", "tier": 1, "tags": [],
        "passing_score": 70, "id": "EX99", "crate": "quorum", "title": "Majorities",
        "module": "5.4", "concept": "Quorums", "difficulty": 2, "duration_minutes": 30, "xp": 50,
        "complexity": "", "prerequisites": [], "domains": [], "dependencies": [],
        "quiz": [
            { "question": "How many of Vec<u8> are a majority of 3?", "choices": ["1", "2"],
              "answer": 1, "explanation": "Two is more than one and a half." },
            { "question": "How many of 4?", "choices": ["2", "3"], "answer": 1,
              "explanation": "Two is no more than half." }
        ],
        "deploy": { "hackbrain_version": "1", "exercise_slug": "x" },
        "criteria": [{
            "name": "majority", "points": 100, "category": "Core", "given": "n", "expect": "more",
            "hints": ["count"], "passage": "1.2 The majority rule", "concepts": [],
            "tests": ["votes::half_is_never_a_majority", "votes::odd"]
        }]
    }"#;
    Spec::from_json(json, Path::new("quorum.json")).unwrap()
}

/// A checkout with one exercise in it.
fn checkout() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("crates/quorum");
    for inner in ["src", "mutants"] {
        std::fs::create_dir_all(folder.join(inner)).unwrap();
    }
    for file in ["src/lib.rs", "Cargo.toml", "mutants/a-half-is-enough.rs"] {
        std::fs::write(folder.join(file), "").unwrap();
    }
    root
}

fn parse(text: &str) -> Handout {
    Handout::from_markdown(text.to_owned(), Path::new("README.md"))
}

fn messages(text: &str) -> Vec<String> {
    let root = checkout();
    let folder = root.path().join("crates/quorum");
    let breaches = check(&parse(text), &spec(), CONTRACT, &folder, root.path());
    breaches.iter().map(ToString::to_string).collect()
}

/// With `from` replaced by `to`, the good handout has exactly one breach, which says `expect`.
#[track_caller]
fn check_edit(from: &str, to: &str, expect: &str) {
    assert!(GOOD.contains(from), "the edit {from:?} changes nothing");
    let messages = messages(&GOOD.replacen(from, to, 1));
    assert!(
        messages.len() == 1 && messages[0].contains(expect),
        "expected one breach with {expect:?}, got {messages:#?}"
    );
}

#[test]
fn a_good_handout_has_no_breach() {
    assert_eq!(messages(GOOD), Vec::<String>::new());
}

#[test]
fn headings_blocks_and_tables_know_their_lines_and_sections() {
    let handout = parse(GOOD);
    let lines: Vec<&str> = GOOD.lines().collect();
    for heading in handout.headings() {
        assert!(lines[heading.line - 1].starts_with(&"#".repeat(heading.level.into())));
    }
    let block = &handout.section(1)[1].blocks[0];
    assert_eq!(block.language, ["rust", "ignore"]);
    assert_eq!(lines[block.line - 1], "```rust,ignore");
    assert_eq!(lines[block.code_line - 1], "/// A majority.");
    assert_eq!(block.code, CONTRACT);
    let table = &handout.section(6)[0].tables[0];
    assert_eq!(table.rows[1], ["Half", "Two leaders", "One more"]);
    assert!(lines[table.lines[1] - 1].contains("Two leaders"));
    assert_eq!(handout.section(1).len(), 3);
    assert!(handout.section(4).is_empty());
}

#[test]
fn inline_code_of_a_heading_belongs_to_its_own_passage() {
    let handout = parse(GOOD);
    let rule = &handout.section(1)[2];
    assert_eq!(rule.code[0].text, "majority");
    assert!(handout.section(1)[1].code.is_empty());
}

#[test]
fn the_usage_example_is_found_with_its_line() {
    let example = parse(GOOD).usage_example().unwrap();
    assert!(example.code.starts_with("use quorum::majority;"));
    assert_eq!(
        GOOD.lines().nth(example.line - 1),
        Some("use quorum::majority;")
    );
}

#[test]
fn an_example_that_is_missing_twofold_or_not_run_is_a_breach() {
    for (from, to, expect) in [
        ("fn main() {", "fn entry() {", "section 3 shows no program"),
        ("```rust\nuse", "```rust,no_run\nuse", "marked `no_run`"),
        (
            "## 5.",
            "```rust\nfn main() {}\n```\n\n## 5.",
            "a second program",
        ),
    ] {
        let breach = parse(&GOOD.replacen(from, to, 1))
            .usage_example()
            .unwrap_err();
        assert!(breach.message.contains(expect), "{breach}");
    }
}

#[test]
fn the_facts_are_complete_and_agree_with_the_spec() {
    check_edit("| **XP** | 50 |\n", "", "no row `XP`");
    check_edit(
        "| **Domains** | consensus |",
        "| **Domains** | |",
        "`Domains` is left empty",
    );
    check_edit("30 min", "2 h", "the spec says 30");
    let bare = GOOD.replace("|---|---|\n| **Module", "| **Module");
    assert!(messages(&bare)[0].contains("no table of facts"));
}

#[test]
fn the_sections_are_all_there_in_order_and_not_empty() {
    check_edit("## 2. Did you know?", "### Did you know?", "no section 2");
    check_edit("Parliaments vote.", "", "section 2 is empty");
    check_edit(
        "## 2.",
        "## 4. Correction\n\nNo.\n\n## 2.",
        "section 4, the correction",
    );
    check_edit("## 8.", "## 9. More\n\nNo.\n\n## 8.", "a section 9");
    let swapped = GOOD
        .replace("## 2.", "## 0.")
        .replace("## 3.", "## 2.")
        .replace("## 0.", "## 3.");
    assert!(
        messages(&swapped)
            .iter()
            .any(|it| it.contains("section 2 stands behind section 3"))
    );
    check_edit("```text", "```rust", "section 5 has no drawing");
    check_edit("|---|---|---|", "", "section 6 has no table");
}

#[test]
fn the_prototype_is_the_contract_and_only_white_space_at_line_ends_may_differ() {
    check_edit(
        "-> usize;\n```",
        "-> u64;\n```",
        "`pub fn majority(nodes: usize) -> u64;`",
    );
    check_edit(
        "-> usize;\n```",
        "-> usize;\nfn more();\n```",
        "goes on with `fn more();`",
    );
    check_edit(
        "pub fn majority(nodes: usize) -> usize;\n",
        "",
        "the contract goes on with",
    );
    check_edit("### 1.1 Prototype", "### 1.1 Shape", "shows no prototype");
    let spaced = GOOD.replacen("-> usize;\n```", "-> usize;  \n\n```", 1);
    assert_eq!(messages(&spaced), Vec::<String>::new());
}

#[test]
fn every_criterion_finds_its_passage_and_a_rule_under_it() {
    check_edit(
        "### 1.2 The `majority` rule",
        "### 1.2 The rule",
        "\"1.2 The majority rule\"",
    );
    check_edit("More than half.", "", "says nothing");
}

#[test]
fn the_quiz_shows_every_question_with_its_choices_and_no_answer() {
    check_edit(
        "How many of 4?",
        "How many of 5?",
        "lacks the question \"How many of 4?\"",
    );
    check_edit("- A) 2\n- B) 3", "- A) 3\n- B) 2", "lacks the choice \"3\"");
    check_edit("- A) 1\n- B) 2", "- A) 1\n- B) 7", "lacks the choice \"2\"");
    check_edit("- B) 3", "- B) 3\n\nAnswer: B", "tells an answer");
    check_edit("- B) 3", "- **B) 3**", "in bold");
    check_edit("- B) 3", "- [x] B) 3", "ticked");
    check_edit("Done.", "Two is no more than half.", "explains the answer");
}

#[test]
fn a_path_that_does_not_exist_or_does_not_reach_the_student_is_a_breach() {
    check_edit(
        "`src/lib.rs`",
        "`src/wire.rs`",
        "`src/wire.rs`, which does not exist",
    );
    check_edit(
        "(Cargo.toml#top)",
        "(LICENSE)",
        "`LICENSE`, which does not exist",
    );
    check_edit("`src/lib.rs`", "`mutants/a.rs`", "students do not get");
}

#[test]
fn what_only_looks_like_a_path_is_let_be() {
    for text in [
        "`crates/quorum/Cargo.toml`",
        "`a / b.rs`",
        "`std::fs`",
        "`read/write`",
        "`https://example.org/x.json`",
    ] {
        let edited = GOOD.replacen("`src/lib.rs`", text, 1);
        assert_eq!(messages(&edited), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn neither_a_hidden_test_nor_a_mutant_is_named() {
    check_edit(
        "More than half.",
        "See `votes::odd`.",
        "hidden test `votes::odd`",
    );
    check_edit(
        "More than half.",
        "half_is_never_a_majority",
        "votes::half_is_never_a_majority",
    );
    check_edit(
        "More than half.",
        "It is a-half-is-enough.",
        "mutant `a-half-is-enough`",
    );
    let edited = GOOD.replacen("More than half.", "An odd number.", 1);
    assert_eq!(
        messages(&edited),
        Vec::<String>::new(),
        "a common word is no name of a test"
    );
}

#[test]
fn a_handout_that_is_not_there_says_where_it_should_be() {
    let fault = Handout::read(Path::new("nowhere/README.md"))
        .unwrap_err()
        .to_string();
    assert!(fault.contains("nowhere/README.md"), "{fault}");
}
