//! One line an exercise.

use crate::report::harmless;
use crate::report::page::{Page, Tone, fit, pad, pad_left, width};
use crate::report::words;
use crate::score::Verdict;

/// Columns that everything but the number and the title takes, with the longest result.
const BESIDE_TITLE: usize = 41;

/// Whether nothing is to be said of `verdict` but that it has all points.
pub(super) fn is_full(verdict: &Verdict) -> bool {
    verdict.passed && verdict.points.is_some_and(|points| points.reaches(100))
}

/// The table, and how many are passed.
pub(super) fn table(page: &mut Page, verdicts: &[Verdict]) {
    let titles: Vec<String> = verdicts
        .iter()
        .map(|verdict| harmless::line(&verdict.title))
        .collect();
    let ids: Vec<String> = verdicts
        .iter()
        .map(|verdict| harmless::line(&verdict.id))
        .collect();
    let widest = |texts: &[String]| texts.iter().map(|text| width(text)).max().unwrap_or(0);
    let id_width = widest(&ids).clamp(2, 8);
    let title_width = widest(&titles).clamp(
        8,
        page.width().saturating_sub(BESIDE_TITLE + id_width).max(8),
    );
    let head = format!(
        "  {}  {}  points  to pass  result",
        pad("", id_width),
        pad("exercise", title_width)
    );
    page.line(&page.paint(Tone::Quiet, &head));
    for (at, verdict) in verdicts.iter().enumerate() {
        let (tone, sign) = match (verdict.passed, verdict.outcome.is_our_fault()) {
            (_, true) => (Tone::Half, "!"),
            (true, false) => (Tone::Good, "✓"),
            (false, false) => (Tone::Bad, "✗"),
        };
        let result = format!("{sign} {}", words::verdict(verdict).to_lowercase());
        page.line(&format!(
            "  {}  {}  {}  {}  {}",
            page.paint(Tone::Strong, &pad(&fit(&ids[at], id_width), id_width)),
            pad(&fit(&titles[at], title_width), title_width),
            pad_left(&words::points(verdict), 6),
            page.paint(
                Tone::Quiet,
                &pad_left(&verdict.passing_score.to_string(), 7)
            ),
            page.paint(tone, &result),
        ));
    }
    page.blank();
    let passed = verdicts.iter().filter(|verdict| verdict.passed).count();
    page.line(&format!("  {passed} of {} passed", verdicts.len()));
}
