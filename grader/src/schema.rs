//! The schemas that are generated from the grader's types and checked in.

use std::path::Path;

use crate::course::Course;
use crate::report;
use crate::spec::Spec;

/// Each generated file: its path from the checkout's root, and what it must hold.
fn generated() -> [(&'static str, String); 2] {
    [
        ("spec/schema.json", Spec::schema_text()),
        ("spec/report.schema.json", report::json::schema_text()),
    ]
}

/// The generated files whose content is not what it must be.
#[must_use]
pub fn out_of_date(course: &Course) -> Vec<String> {
    generated()
        .into_iter()
        .filter(|(path, text)| !holds(&course.root().join(path), text))
        .map(|(path, _)| path.to_owned())
        .collect()
}

/// Writes those that are out of date, and returns their paths.
///
/// # Errors
///
/// A file cannot be written.
pub fn write(course: &Course) -> std::io::Result<Vec<String>> {
    let mut written = Vec::new();
    for (path, text) in generated() {
        let file = course.root().join(path);
        if !holds(&file, &text) {
            std::fs::write(&file, text)?;
            written.push(path.to_owned());
        }
    }
    Ok(written)
}

fn holds(path: &Path, text: &str) -> bool {
    std::fs::read_to_string(path).is_ok_and(|found| found == text)
}
