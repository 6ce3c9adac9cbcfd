//! Verdicts full of what a hostile student would write: nothing of it may do harm in any report.

use serde_json::Value;

use super::super::harmless::is_treacherous;
use super::super::{Format, Style, page, render, samples};
use crate::score::Verdict;

/// `verdict` with hostile text in every field that holds free text.
pub(super) fn nasty(verdict: &Verdict) -> Verdict {
    fn spoil(value: &mut Value, key: &str) {
        match value {
            // These are no free text.
            Value::String(_) if ["outcome", "status", "credit"].contains(&key) => {}
            Value::String(text) => *text = samples::NASTY.to_owned(),
            Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, key)),
            Value::Object(fields) => fields.iter_mut().for_each(|(key, item)| spoil(item, key)),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(verdict).unwrap();
    spoil(&mut value, "");
    serde_json::from_value(value).unwrap()
}

#[test]
fn no_line_is_wider_than_the_page() {
    for width in [60, 80, 100, 200] {
        for verdicts in [
            samples::all(),
            vec![samples::half()],
            samples::all().iter().map(nasty).collect(),
        ] {
            for colour in [false, true] {
                let report = render(&verdicts, Format::Terminal, &Style { colour, width });
                // Breaking up a command may cost a column.
                for line in report.lines() {
                    let columns = page::width(line);
                    assert!(columns <= width + 1, "{columns} columns of {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn nothing_nasty_comes_through_in_any_format() {
    let verdicts: Vec<Verdict> = samples::all().iter().map(nasty).collect();
    for verdicts in [&verdicts[..], &verdicts[1..2], &verdicts[2..3]] {
        for format in Format::ALL {
            let report = render(verdicts, format, &Style::default());
            for character in report.chars().filter(|character| *character != '\n') {
                assert!(
                    !is_treacherous(character),
                    "{format} has {character:?}:\n{report}"
                );
            }
            for line in report.lines() {
                assert!(!line.trim_start().starts_with("::"), "{format}: {line}");
                assert!(
                    !line.contains("##[") && !line.contains("##vso"),
                    "{format}: {line}"
                );
            }
            assert!(
                report.contains("end-of-text"),
                "what was said is still there: {format}"
            );
        }
    }
}

/// What of a line of Markdown is not in a code span.
fn outside_code(line: &str) -> String {
    let mut outside = String::new();
    let mut open = 0;
    let mut rest = line;
    while !rest.is_empty() {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if ticks == 0 {
            let text = rest.split('`').next().unwrap();
            if open == 0 {
                outside += text;
            }
            rest = &rest[text.len()..];
        } else {
            open = if open == 0 {
                ticks
            } else if open == ticks {
                0
            } else {
                open
            };
            rest = &rest[ticks..];
        }
    }
    assert_eq!(open, 0, "a code span stays open in {line}");
    outside
}

#[test]
fn markdown_keeps_markup_of_others_in_code() {
    let report = render(
        &[nasty(&samples::half())],
        Format::Markdown,
        &Style::default(),
    );
    let mut fence: Option<&str> = None;
    for line in report.lines() {
        let ticks = line.trim_start();
        match fence {
            Some(open) if ticks == open => fence = None,
            Some(_) => {}
            None if ticks.starts_with("```") && ticks.ends_with("text") => {
                fence = ticks.strip_suffix("text");
            }
            None => {
                let outside = outside_code(line).replace("\\]", "");
                for bad in ["<script", "</pre>", "@", "](", "https://"] {
                    assert!(!outside.contains(bad), "{bad} in {line}");
                }
            }
        }
    }
    assert_eq!(fence, None, "every block ends:\n{report}");
}

#[test]
fn an_endless_message_is_cut_everywhere() {
    let mut verdict = samples::half();
    verdict.criteria[1].tests[0].message = Some("flood ".repeat(100_000));
    for format in Format::ALL {
        let report = render(&[verdict.clone()], format, &Style::default());
        assert!(report.len() < 40_000, "{format}: {} bytes", report.len());
        assert!(report.contains("… (cut: "), "{format} says that it was cut");
    }
}
