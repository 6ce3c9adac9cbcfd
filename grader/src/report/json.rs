//! The report for machines.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::harmless;
use crate::score::{Finding, TestResult, Verdict};

/// The version of the format. It changes when a reader of the old one would misread the new one.
pub const SCHEMA_VERSION: u32 = 1;

/// The most characters of one text; the rest is cut with a note.
const LONGEST_TEXT: usize = 16_384;

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Report {
    /// The version of this format.
    #[schemars(range(min = 1, max = 1))]
    schema_version: u32,
    /// What came of each submission.
    verdicts: Vec<Verdict>,
}

/// Why a text is not a report.
#[derive(Debug, thiserror::Error)]
pub enum NotAReport {
    /// It is not JSON of this shape.
    #[error("this is not a report of the grader: {0}")]
    Malformed(#[from] serde_json::Error),
    /// It is of another version.
    #[error(
        "this report has schema version {0}, but this grader reads version {SCHEMA_VERSION}; \
         grade again, or use the grader that wrote it"
    )]
    OtherVersion(u32),
}

/// The verdicts as JSON, pretty, and safe to print.
pub(super) fn render(verdicts: &[Verdict]) -> String {
    let report = Report {
        schema_version: SCHEMA_VERSION,
        verdicts: verdicts.iter().map(bounded).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("a verdict is JSON");
    text.push('\n');
    printable(&text)
}

/// The verdicts of a report that [`super::render`] wrote.
///
/// # Errors
///
/// The text is not such a report, or is one of another version.
pub fn parse(text: &str) -> Result<Vec<Verdict>, NotAReport> {
    let report: Report = serde_json::from_str(text)?;
    if report.schema_version != SCHEMA_VERSION {
        return Err(NotAReport::OtherVersion(report.schema_version));
    }
    Ok(report.verdicts)
}

/// The JSON schema of a report, pretty, as checked in at `spec/report.schema.json`.
#[must_use]
pub fn schema_text() -> String {
    let schema = schemars::schema_for!(Report);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}

/// `verdict` with every text that a submission had a hand in cut to a bearable length.
fn bounded(verdict: &Verdict) -> Verdict {
    let mut verdict = verdict.clone();
    cut(&mut verdict.submission);
    cut(&mut verdict.summary);
    verdict.ignored.iter_mut().for_each(cut);
    verdict.findings.iter_mut().for_each(cut_finding);
    verdict
        .criteria
        .iter_mut()
        .flat_map(|row| &mut row.tests)
        .for_each(cut_test);
    verdict
}

fn cut_finding(finding: &mut Finding) {
    cut(&mut finding.subject);
    cut(&mut finding.message);
    finding.remedy.iter_mut().for_each(cut);
    finding.source_line.iter_mut().for_each(cut);
    finding
        .place
        .iter_mut()
        .for_each(|place| cut(&mut place.file));
}

fn cut_test(test: &mut TestResult) {
    test.message.iter_mut().for_each(cut);
    test.output.iter_mut().for_each(cut);
    test.place.iter_mut().for_each(|place| cut(&mut place.file));
}

fn cut(text: &mut String) {
    *text = harmless::bounded(text, LONGEST_TEXT);
}

/// The same JSON, with everything that a terminal or build server would obey written as `\u`.
///
/// Such characters stand only inside strings, so the data stays the same. No line can begin with
/// `::`, since every line begins with white space, a bracket or a quote.
fn printable(json: &str) -> String {
    let json = json.replace("##", "#\\u0023");
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && harmless::is_treacherous(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(text, "\\u{unit:04x}").expect("a string takes all");
            }
        } else {
            text.push(character);
        }
    }
    text
}
