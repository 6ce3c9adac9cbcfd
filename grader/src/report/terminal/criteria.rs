//! The table of points, with what cost them.

use crate::report::harmless::{self, Limit};
use crate::report::page::{Page, Tone, fit, pad, pad_left, width};
use crate::report::words::{self, Mark};
use crate::score::{Row, Status, TestResult};
use crate::spec::Credit;

/// The widest column of names.
const NAMES: usize = 40;
/// The widest column of categories.
const CATEGORIES: usize = 20;

/// The widths of the columns.
struct Columns {
    name: usize,
    category: usize,
    points: usize,
}

/// One line a criterion; below each that lost points, why.
pub(super) fn table(page: &mut Page, rows: &[&Row]) {
    let columns = Columns::of(rows, page.width());
    let mut after_details = false;
    for row in rows {
        if after_details {
            page.blank();
        }
        head(page, row, &columns);
        after_details = Mark::of(row) != Mark::Full;
        if after_details {
            details(page, row);
        }
    }
}

impl Columns {
    fn of(rows: &[&Row], page_width: usize) -> Self {
        let widest = |texts: Vec<String>| texts.iter().map(|text| width(text)).max().unwrap_or(0);
        let points = widest(rows.iter().map(|row| score(row)).collect());
        let category = widest(
            rows.iter()
                .map(|row| harmless::line(&row.category))
                .collect(),
        )
        .min(CATEGORIES);
        let name = widest(rows.iter().map(|row| harmless::line(&row.name)).collect())
            .min(NAMES)
            .min(page_width.saturating_sub(category + points + 10));
        Self {
            name,
            category,
            points,
        }
    }
}

fn score(row: &Row) -> String {
    format!("{} / {:>2}", row.points, row.max)
}

fn head(page: &mut Page, row: &Row, columns: &Columns) {
    let mark = Mark::of(row);
    let tone = match mark {
        Mark::Full => Tone::Good,
        Mark::Part => Tone::Half,
        Mark::None => Tone::Bad,
    };
    let name = pad(&fit(&harmless::line(&row.name), columns.name), columns.name);
    let category = pad(
        &fit(&harmless::line(&row.category), columns.category),
        columns.category,
    );
    let line = format!(
        "  {} {}  {}  {}",
        page.paint(tone, mark.sign()),
        page.paint(Tone::Strong, &name),
        page.paint(Tone::Quiet, &category),
        page.paint(tone, &pad_left(&score(row), columns.points)),
    );
    let remark = remark(row);
    if mark == Mark::Full || width(&line) + 3 + remark.len() > page.width() {
        page.line(&line);
    } else {
        page.line(&format!("{line}   {}", page.paint(Tone::Quiet, &remark)));
    }
}

fn remark(row: &Row) -> String {
    let passed = row
        .tests
        .iter()
        .filter(|test| test.status == Status::Passed)
        .count();
    let tests = if row.tests.len() == 1 {
        "test"
    } else {
        "tests"
    };
    let count = format!("{passed} of {} {tests} passed", row.tests.len());
    match row.credit {
        Credit::Proportional => count,
        Credit::AllOrNothing => format!("{count}, all or nothing"),
    }
}

fn details(page: &mut Page, row: &Row) {
    let bar = page.paint(Tone::Quiet, "    │");
    let edge = format!("{bar} ");
    let groups = words::failures(row);
    if groups.is_empty() && words::not_run(row).is_none() {
        page.paragraph(
            &edge,
            &edge,
            Tone::Plain,
            "Its tests passed, but the points are withheld.",
        );
    }
    for (at, group) in groups.into_iter().enumerate() {
        if at > 0 {
            page.line(&bar);
        }
        let limit = if at == 0 {
            Limit::MESSAGE
        } else {
            Limit::FURTHER
        };
        failure(page, &edge, &group, limit);
    }
    if let Some(remark) = words::not_run(row) {
        page.paragraph(&edge, &edge, Tone::Quiet, &remark);
    }
    let corner = page.paint(Tone::Quiet, "    └ ");
    let read = format!("Handout, \"{}\": {}", row.passage, row.expect);
    page.paragraph(&corner, "      ", Tone::Plain, &read);
}

/// Tests that failed alike: their sentences, then what happened.
fn failure(page: &mut Page, edge: &str, group: &[&TestResult], limit: Limit) {
    let inner = format!("{edge}  ");
    let first = group[0];
    for test in group {
        let sign = page.paint(Tone::Bad, "✗");
        page.paragraph(
            &format!("{edge}{sign} "),
            &inner,
            Tone::Strong,
            &words::sentence(&test.name),
        );
    }
    if let Some(remark) = words::remark(first) {
        page.paragraph(&inner, &inner, Tone::Bad, remark);
    }
    if let Some(message) = &first.message {
        let message = harmless::lines(message, limit).join("\n");
        page.paragraph(&inner, &inner, Tone::Plain, &message);
    }
    if let Some(place) = &first.place {
        let place = harmless::line(&place.to_string());
        page.paragraph(&format!("{inner}at "), &inner, Tone::Place, &place);
    }
    if let Some(output) = first
        .output
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        page.paragraph(&inner, &inner, Tone::Quiet, "it printed:");
        let quoted = harmless::lines(output, Limit::OUTPUT).join("\n");
        page.paragraph(
            &format!("{inner}  "),
            &format!("{inner}  "),
            Tone::Quiet,
            &quoted,
        );
    }
}
