//! The report for a person at a terminal.

use super::format::Style;
use super::harmless;
use super::page::{Page, Tone};
use super::words;
use crate::score::{Outcome, Verdict};

mod criteria;
mod findings;
mod summary;

pub(super) use findings::listing;

/// The columns of the bar that shows the points.
const BAR: usize = 50;

/// Each verdict in full; of several, those in full that lost points, and a line for each at the end.
pub(super) fn render(verdicts: &[Verdict], style: &Style) -> String {
    let mut page = Page::new(style);
    let alone = verdicts.len() == 1;
    for verdict in verdicts
        .iter()
        .filter(|verdict| alone || !summary::is_full(verdict))
    {
        in_full(&mut page, verdict);
        if !alone {
            page.blank();
        }
    }
    if !alone {
        summary::table(&mut page, verdicts);
    }
    page.finish()
}

fn in_full(page: &mut Page, verdict: &Verdict) {
    heading(page, verdict);
    findings::list(page, &verdict.findings);
    let rows = words::rows_with_news(verdict);
    if !rows.is_empty() {
        criteria::table(page, &rows);
        page.blank();
    }
    conclusion(page, verdict);
}

fn heading(page: &mut Page, verdict: &Verdict) {
    let id = super::page::fit(&harmless::line(&verdict.id), 12);
    let indent = " ".repeat(super::page::width(&id) + 2);
    let id = format!("{}  ", page.paint(Tone::Strong, &id));
    page.paragraph(&id, &indent, Tone::Strong, &harmless::line(&verdict.title));
    let from = format!("{} from {}", verdict.exercise, verdict.submission);
    page.paragraph(&indent, &indent, Tone::Quiet, &harmless::line(&from));
    page.line(&page.paint(Tone::Quiet, &"─".repeat(page.width())));
    page.blank();
}

fn conclusion(page: &mut Page, verdict: &Verdict) {
    let tone = tone_of(verdict);
    let word = page.paint(tone, words::verdict(verdict));
    page.line(&format!("  {word}  {}", words::score(verdict)));
    if let (Some(points), Outcome::Graded) = (verdict.points, verdict.outcome) {
        bar(page, tone, f64::from(points), verdict.passing_score);
    }
    page.paragraph("  ", "  ", Tone::Plain, &words::summary(verdict));
    if !verdict.ignored.is_empty() {
        page.paragraph("  ", "  ", Tone::Quiet, &words::ignored(&verdict.ignored));
    }
    page.paragraph("  ", "  ", Tone::Quiet, &words::times(verdict));
}

fn tone_of(verdict: &Verdict) -> Tone {
    match (verdict.passed, verdict.outcome.is_our_fault()) {
        (_, true) => Tone::Half,
        (true, false) => Tone::Good,
        (false, false) => Tone::Bad,
    }
}

/// A line of 100 points: the earned ones heavy, a stroke where passing begins.
fn bar(page: &mut Page, tone: Tone, points: f64, passing_score: u32) {
    let cells = |points: f64| ((points / 100.0 * BAR as f64) as usize).min(BAR);
    let (earned, passing) = (cells(points), cells(f64::from(passing_score)).min(BAR - 1));
    let mut line = String::from("  ");
    for (from, to) in [(0, passing), (passing + 1, BAR)] {
        let heavy = earned.clamp(from, to) - from;
        line += &page.paint(tone, &"━".repeat(heavy));
        line += &page.paint(Tone::Quiet, &"╌".repeat(to - from - heavy));
        if to == passing {
            line += &page.paint(Tone::Strong, "┃");
        }
    }
    page.line(&line);
}
