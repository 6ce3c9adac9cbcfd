//! What the stages before the tests found, each as the compiler would show it.

use crate::report::format::Style;
use crate::report::harmless;
use crate::report::page::{Page, Tone, pad_left, width};
use crate::score::{Finding, Place};

/// How many are shown; the JSON report has them all.
const MOST: usize = 20;

/// Adds `findings`, with a blank line after each.
pub(super) fn list(page: &mut Page, findings: &[Finding]) {
    for finding in findings.iter().take(MOST) {
        one(page, finding);
        page.blank();
    }
    if let Some(more @ 1..) = findings.len().checked_sub(MOST) {
        page.line(&format!(
            "  … and {more} more; mending the first ones often mends these too"
        ));
        page.blank();
    }
}

/// `findings` as plain text, for reports that quote it.
pub(crate) fn listing(findings: &[Finding]) -> String {
    let mut page = Page::new(&Style {
        colour: false,
        width: usize::MAX,
    });
    list(&mut page, findings);
    page.finish().trim_end().to_owned()
}

fn one(page: &mut Page, finding: &Finding) {
    let sign = page.paint(Tone::Bad, "  ✗ ");
    page.paragraph(
        &sign,
        "    ",
        Tone::Strong,
        &harmless::line(&finding.subject),
    );
    page.paragraph("    ", "    ", Tone::Plain, &finding.message);
    if let Some(place) = &finding.place {
        excerpt(page, place, finding.source_line.as_deref());
    }
    if let Some(remedy) = &finding.remedy {
        let arrow = page.paint(Tone::Good, "    → ");
        page.paragraph(&arrow, "      ", Tone::Plain, remedy);
    }
}

/// The place, the line of code and a caret under the column.
fn excerpt(page: &mut Page, place: &Place, code: Option<&str>) {
    page.paragraph(
        "    at ",
        "       ",
        Tone::Place,
        &harmless::line(&place.to_string()),
    );
    let Some(code) = code.filter(|code| !code.trim().is_empty()) else {
        return;
    };
    let (code, before) = code_and_columns_before(code, place.column);
    let gutter = format!("    {} │ ", pad_left(&place.line.to_string(), 4));
    let empty = format!("{} │ ", " ".repeat(width(&gutter) - 3));
    let room = page.width().saturating_sub(width(&gutter));
    let code_shown = crate::report::page::fit(&code, room);
    page.line(&format!("{}{code_shown}", page.paint(Tone::Quiet, &gutter)));
    if let Some(before) = before.filter(|before| *before < room.saturating_sub(1)) {
        let caret = format!("{}{}", " ".repeat(before), page.paint(Tone::Bad, "^"));
        page.line(&format!("{}{caret}", page.paint(Tone::Quiet, &empty)));
    }
}

/// The line without its indentation, made harmless, and how many columns stand before `column`
/// (counted in characters from 1), if it lies in the line's code.
fn code_and_columns_before(code: &str, column: u32) -> (String, Option<usize>) {
    let indent = code
        .chars()
        .take_while(|character| character.is_whitespace())
        .count();
    let trimmed: String = code.chars().skip(indent).collect();
    let before = (column as usize)
        .checked_sub(1 + indent)
        .filter(|before| *before < trimmed.chars().count())
        .map(|before| {
            let start: String = trimmed.chars().take(before).collect();
            width(&visible_start(&start))
        });
    (harmless::line(&trimmed), before)
}

/// As [`harmless::line`], but keeps white space at the end, where the caret is to stand.
fn visible_start(start: &str) -> String {
    let shown = harmless::line(&format!("{start}|"));
    shown
        .strip_suffix('|')
        .map_or_else(|| shown.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::code_and_columns_before;

    #[track_caller]
    fn check(code: &str, column: u32, expect: Option<usize>) {
        let (shown, before) = code_and_columns_before(code, column);
        assert_eq!(before, expect, "in {shown:?}");
    }

    #[test]
    fn the_caret_stands_under_its_column() {
        check("let a = b;", 9, Some(8));
        check("    exit(0);", 5, Some(0));
        check("\t\tx = exit(0);", 7, Some(4));
        check("f(\"漢字\", exit(0))", 9, Some(10));
    }

    #[test]
    fn a_column_outside_the_code_has_no_caret() {
        check("    exit(0);", 2, None);
        check("exit(0);", 90, None);
        check("exit(0);", 0, None);
    }
}
