//! Stage 8: verdicts, shown. Data in, text out: nothing here reads a file or judges a submission.

mod format;
pub mod harmless;
pub mod json;
mod markdown;
mod page;
mod progress;
#[cfg(test)]
mod samples;
mod terminal;
#[cfg(test)]
mod tests;
mod words;

pub use format::{Format, Style, UnknownFormat};
pub use progress::Progress;

use crate::score::Verdict;

/// The exit code when every submission reached its passing score.
pub const ALL_PASSED: u8 = 0;
/// The exit code when a submission is below its passing score.
pub const NOT_PASSED: u8 = 1;
/// The exit code when the machine or the reference is at fault.
pub const OUR_FAULT: u8 = 3;

/// The report on `verdicts`; `style` matters to a terminal only.
#[must_use]
pub fn render(verdicts: &[Verdict], format: Format, style: &Style) -> String {
    match format {
        Format::Terminal => terminal::render(verdicts, style),
        Format::Json => json::render(verdicts),
        Format::Markdown => markdown::render(verdicts),
    }
}

/// The exit code that `verdicts` ask for.
///
/// One fault of ours outweighs every failure: a class in which one grade is missing is not graded.
#[must_use]
pub fn exit_code(verdicts: &[Verdict]) -> u8 {
    if verdicts
        .iter()
        .any(|verdict| verdict.outcome.is_our_fault())
    {
        OUR_FAULT
    } else if verdicts.iter().all(|verdict| verdict.passed) {
        ALL_PASSED
    } else {
        NOT_PASSED
    }
}
