//! What every report must and must never show.

mod hostile;

use serde_json::Value;

use hostile::nasty;

use super::{Format, Style, exit_code, json, render, samples};
use crate::score::Verdict;

fn shown(verdict: &Verdict) -> String {
    render(
        std::slice::from_ref(verdict),
        Format::Terminal,
        &Style::default(),
    )
}

/// Asserts that the report holds each of `texts`, however its lines are broken.
#[track_caller]
fn check(report: &str, texts: &[&str]) {
    let joined: String = report
        .split(['│', ' ', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    for text in texts {
        let text: String = text.split([' ', '│']).collect();
        assert!(joined.contains(&text), "`{text}` is missing in:\n{report}");
    }
}

#[test]
fn a_full_score_is_a_line_a_criterion() {
    let report = shown(&samples::passed());
    check(
        &report,
        &[
            "EX00 Vector clock",
            "✓ ticks",
            "15 / 15",
            "PASSED 100 of 100 points",
        ],
    );
    assert!(report.lines().count() < 15, "{report}");
    assert!(
        !report.contains("a tick raises"),
        "what passed needs no words:\n{report}"
    );
}

#[test]
fn lost_points_are_explained() {
    let report = shown(&samples::half());
    check(
        &report,
        &[
            "NOT PASSED 27.5 of 100 points, 70 to pass",
            "◐ merging Core 12.5 / 25 2 of 4 tests passed",
            "✗ a receive counts as exactly one event of the receiver",
            "is 2, but must be 3: the receive is an event: one tick, no more and no less",
            "it printed: DEBUG merge called",
            "still running after 10.0 s",
            "your code panicked",
            "at src/order.rs:41:17",
            "Handout, \"1.4 Receiving\": a receive takes the larger",
            "all or nothing",
            "not used: Cargo.toml, build.rs",
        ],
    );
    assert_eq!(
        report.matches("not yet implemented").count(),
        1,
        "said once:\n{report}"
    );
    assert!(
        !report.contains("takes the greater"),
        "passed tests are not listed:\n{report}"
    );
}

#[test]
fn findings_are_shown_as_a_compiler_would() {
    let report = shown(&samples::refused());
    check(
        &report,
        &[
            "REFUSED 0 of 100 points",
            "✗ process",
            "at src/lib.rs:57:9",
            "57 std::process::exit(0);",
            "→ Return a `ClockError`",
            "at src/wire.rs:3:22",
        ],
    );
    assert!(
        !report.contains("ticks"),
        "no test ran, so no criterion is shown:\n{report}"
    );
    check(
        &shown(&samples::broken_contract()),
        &["CONTRACT BROKEN", "but the handout has"],
    );
    check(
        &shown(&samples::does_not_compile()),
        &["DOES NOT COMPILE", "E0308", "found `Option"],
    );
}

#[test]
fn a_fault_of_ours_gives_and_takes_nothing() {
    let report = shown(&samples::our_fault());
    check(
        &report,
        &[
            "NO VERDICT no points given, none taken",
            "cargo xtask doctor",
        ],
    );
    assert!(!report.contains("0 of 100"), "{report}");
    assert!(!report.contains('┃'), "no bar without points:\n{report}");
}

#[test]
fn a_forged_result_is_named() {
    check(
        &shown(&samples::forged()),
        &["FORGED RESULTS", "twin, which cannot pass"],
    );
}

#[test]
fn several_verdicts_end_in_a_table() {
    let report = render(&samples::all(), Format::Terminal, &Style::default());
    let table: Vec<&str> = report.lines().rev().take(10).collect();
    assert_eq!(table[0], "  1 of 7 passed");
    check(
        &report,
        &[
            "– 70 ! no verdict",
            "100 70 ✓ passed",
            "27.5 70 ✗ not passed",
        ],
    );
    assert!(
        !report.contains("submissions/ada"),
        "a full score is in the table only:\n{report}"
    );
    assert!(report.contains("submissions/grace"));
}

#[test]
fn colour_adds_nothing_but_colour() {
    for verdict in samples::all() {
        let coloured = render(
            std::slice::from_ref(&verdict),
            Format::Terminal,
            &Style {
                colour: true,
                width: 80,
            },
        );
        let mut plain = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once("\x1b[") {
            plain += before;
            rest = after.split_once('m').expect("only colours are escapes").1;
        }
        plain += rest;
        assert_eq!(plain, shown(&verdict));
    }
}

#[test]
fn markdown_has_the_table_and_the_reasons() {
    let report = render(&[samples::half()], Format::Markdown, &Style::default());
    for text in [
        "**NOT PASSED**: 27.5 of 100 points, 70 to pass.",
        "| ◐ | merging | Core | 12.5 / 25 |",
        "### merging: 12.5 of 25 points",
        "- ✗ **a receive counts as exactly one event of the receiver**",
        "at ` src/order.rs:41:17 `",
        "  get(a) after {a:2} receives {b:3} at a is 2",
    ] {
        assert!(report.contains(text), "`{text}` is missing in:\n{report}");
    }
}

#[test]
fn json_returns_what_went_in() {
    let verdicts = samples::all();
    let text = render(&verdicts, Format::Json, &Style::default());
    assert_eq!(json::parse(&text).unwrap(), verdicts);
    let nasty: Vec<Verdict> = verdicts.iter().map(nasty).collect();
    let text = render(&nasty, Format::Json, &Style::default());
    assert_eq!(json::parse(&text).unwrap(), nasty, "escaping loses nothing");
}

#[test]
fn json_of_another_version_is_not_misread() {
    let text = render(&[], Format::Json, &Style::default()).replace(": 1", ": 2");
    let error = json::parse(&text).unwrap_err().to_string();
    assert!(error.contains("schema version 2"), "{error}");
    assert!(json::parse("{}").is_err());
}

#[test]
fn json_fits_its_schema() {
    let schema: Value = serde_json::from_str(&json::schema_text()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for verdicts in [
        samples::all(),
        samples::all().iter().map(nasty).collect(),
        Vec::new(),
    ] {
        let text = render(&verdicts, Format::Json, &Style::default());
        let report: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let wrong = serde_json::json!({ "schema_version": 2, "verdicts": [] });
    assert!(
        !validator.is_valid(&wrong),
        "the schema is not one that takes everything"
    );
}

#[test]
fn exit_codes_tell_the_student_from_the_grader() {
    assert_eq!(exit_code(&[samples::passed(), samples::passed()]), 0);
    assert_eq!(exit_code(&[samples::passed(), samples::half()]), 1);
    assert_eq!(exit_code(&[samples::refused()]), 1);
    assert_eq!(exit_code(&[samples::forged()]), 1);
    assert_eq!(exit_code(&[samples::half(), samples::our_fault()]), 3);
}

#[test]
#[ignore = "prints every rendering for a person to look at"]
fn what_the_reports_look_like() {
    for verdict in samples::all() {
        println!("{}", shown(&verdict));
    }
    println!(
        "{}",
        render(
            &samples::all(),
            Format::Terminal,
            &Style {
                colour: true,
                width: 80
            }
        )
    );
    println!(
        "{}",
        render(
            &[samples::half()],
            Format::Terminal,
            &Style {
                colour: true,
                width: 160
            }
        )
    );
    println!(
        "{}",
        render(
            &[samples::half(), samples::refused()],
            Format::Markdown,
            &Style::default()
        )
    );
    println!(
        "{}",
        render(
            &[nasty(&samples::half())],
            Format::Terminal,
            &Style::default()
        )
    );
}
