//! The report for a pull request or a learning platform.
//!
//! What a submission had a hand in stands in code blocks and code spans only, where nothing is
//! markup, a link or a mention; all else is escaped.

use super::harmless::{self, Limit};
use super::terminal;
use super::words::{self, Mark};
use crate::score::{Finding, Row, TestResult, Verdict};

/// Each verdict; of several, a table of all first.
pub(super) fn render(verdicts: &[Verdict]) -> String {
    let mut blocks = Vec::new();
    if verdicts.len() != 1 {
        blocks.push(overview(verdicts));
    }
    for verdict in verdicts {
        in_full(&mut blocks, verdict);
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn overview(verdicts: &[Verdict]) -> String {
    let mut lines = vec![
        "| | Exercise | Points | To pass | Result |".to_owned(),
        "|---|---|---:|---:|---|".to_owned(),
    ];
    lines.extend(verdicts.iter().map(|verdict| {
        format!(
            "| {} | {} | {} | {} | {} |",
            prose(&verdict.id),
            prose(&verdict.title),
            words::points(verdict),
            verdict.passing_score,
            words::verdict(verdict).to_lowercase()
        )
    }));
    lines.join("\n")
}

fn in_full(blocks: &mut Vec<String>, verdict: &Verdict) {
    blocks.push(format!(
        "## {} {}",
        prose(&verdict.id),
        prose(&verdict.title)
    ));
    let word = words::verdict(verdict);
    let summary = prose(&words::summary(verdict));
    let line = format!("**{word}**: {}. {summary}", words::score(verdict));
    blocks.push(line.trim_end().to_owned());
    findings(blocks, &verdict.findings);
    let rows = words::rows_with_news(verdict);
    if !rows.is_empty() {
        blocks.push(criteria(&rows));
    }
    for row in rows.into_iter().filter(|row| Mark::of(row) != Mark::Full) {
        lost(blocks, row);
    }
    if !verdict.ignored.is_empty() {
        blocks.push(prose(&words::ignored(&verdict.ignored)));
    }
    blocks.push(format!(
        "<sub>{} from {}; {}</sub>",
        prose(&verdict.exercise),
        code(&verdict.submission),
        prose(&words::times(verdict))
    ));
}

fn findings(blocks: &mut Vec<String>, findings: &[Finding]) {
    if !findings.is_empty() {
        blocks.push(fenced(&terminal::listing(findings), ""));
    }
}

fn criteria(rows: &[&Row]) -> String {
    let mut lines = vec![
        "| | Criterion | Category | Points |".to_owned(),
        "|---|---|---|---:|".to_owned(),
    ];
    lines.extend(rows.iter().map(|row| {
        format!(
            "| {} | {} | {} | {} / {} |",
            Mark::of(row).sign(),
            prose(&row.name),
            prose(&row.category),
            row.points,
            row.max
        )
    }));
    lines.join("\n")
}

fn lost(blocks: &mut Vec<String>, row: &Row) {
    blocks.push(format!(
        "### {}: {} of {} points",
        prose(&row.name),
        row.points,
        row.max
    ));
    blocks.push(format!(
        "Handout, \"{}\": {}",
        prose(&row.passage),
        prose(&row.expect)
    ));
    let groups = words::failures(row);
    if groups.is_empty() && words::not_run(row).is_none() {
        blocks.push("Its tests passed, but the points are withheld.".to_owned());
    }
    for (at, group) in groups.into_iter().enumerate() {
        let limit = if at == 0 {
            Limit::MESSAGE
        } else {
            Limit::FURTHER
        };
        failure(blocks, &group, limit);
    }
    blocks.extend(words::not_run(row));
}

/// Tests that failed alike: a list item each, below the last what happened.
fn failure(blocks: &mut Vec<String>, group: &[&TestResult], limit: Limit) {
    let first = group[0];
    let mut items: Vec<String> = group
        .iter()
        .map(|test| format!("- ✗ **{}**", prose(&words::sentence(&test.name))))
        .collect();
    let place = first
        .place
        .as_ref()
        .map(|place| format!("at {}", code(&place.to_string())));
    let remarks: Vec<String> = words::remark(first)
        .map(str::to_owned)
        .into_iter()
        .chain(place)
        .collect();
    if let Some(last) = items.last_mut().filter(|_| !remarks.is_empty()) {
        last.push_str(&format!(": {}", remarks.join(", ")));
    }
    blocks.push(items.join("\n"));
    if let Some(message) = first
        .message
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        blocks.push(fenced(&harmless::lines(message, limit).join("\n"), "  "));
    }
    if let Some(output) = first
        .output
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        blocks.push("  It printed:".to_owned());
        blocks.push(fenced(
            &harmless::lines(output, Limit::OUTPUT).join("\n"),
            "  ",
        ));
    }
}

/// `raw` on one line as ordinary text, in which nothing is markup, a link or a mention.
fn prose(raw: &str) -> String {
    let mut text = String::new();
    for character in harmless::line(raw).chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            // Escaped, it could still be taken for a part of the code span after it.
            '`' => text.push_str("&#96;"),
            // A mention is looked for in the finished text, where a backslash is gone.
            '@' => text.push_str("`@`"),
            '\\' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '{' | '}' | '!' => {
                text.push('\\');
                text.push(character);
            }
            _ => text.push(character),
        }
    }
    text.replace("://", ":\\//").replace("www.", "www\\.")
}

/// `raw` as a code span that also stands in a table.
fn code(raw: &str) -> String {
    let text = harmless::line(raw).replace('|', "\\|");
    let ticks = "`".repeat(longest_run(&text) + 1);
    format!("{ticks} {text} {ticks}")
}

/// `text`, already harmless, as a code block that no line of it can end.
fn fenced(text: &str, indent: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let mut lines = vec![format!("{indent}{fence}text")];
    lines.extend(
        text.lines()
            .map(|line| format!("{indent}{line}").trim_end().to_owned()),
    );
    lines.push(format!("{indent}{fence}"));
    lines.join("\n")
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{code, fenced, prose};

    #[track_caller]
    fn check(raw: &str, expect: &str) {
        assert_eq!(prose(raw), expect);
    }

    #[test]
    fn text_is_no_markup() {
        check(
            "a *b* _c_ [d](e) |f|",
            "a \\*b\\* \\_c\\_ \\[d\\](e) \\|f\\|",
        );
        check("<script>&amp;", "&lt;script&gt;&amp;amp;");
        check("thanks @teacher", "thanks `@`teacher");
        check("see https://x.example", "see https:\\//x.example");
        check(
            "a plain sentence: 2 of 3 (so far).",
            "a plain sentence: 2 of 3 (so far).",
        );
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code("src/lib.rs:1:2"), "` src/lib.rs:1:2 `");
        assert_eq!(code("a`b``c|d"), "``` a`b``c\\|d ```");
    }

    #[test]
    fn no_line_ends_a_code_block() {
        assert_eq!(
            fenced("a\n````\n<b>", "  "),
            "  `````text\n  a\n  ````\n  <b>\n  `````"
        );
    }
}
