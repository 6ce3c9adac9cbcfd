//! What is generated and checked in: the schemas, and the table of exercises in the README.

use std::path::Path;

use crate::course::{Course, Entry};
use crate::errata::Errata;
use crate::report;
use crate::spec::Spec;

/// Between these lines of the README stands the table.
const TABLE_BEGINS: &str = "<!-- generated: exercises -->\n";
const TABLE_ENDS: &str = "<!-- end generated -->";

/// Each generated file: its path from the checkout's root, and what it must hold.
fn generated(course: &Course) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("spec/schema.json", Spec::schema_text()),
        ("spec/report.schema.json", report::json::schema_text()),
        ("spec/errata.schema.json", Errata::schema_text()),
    ];
    let readme = std::fs::read_to_string(course.root().join("README.md")).unwrap_or_default();
    if let Some(readme) = with_table(&readme, &table(course)) {
        files.push(("README.md", readme));
    }
    files
}

/// The generated files whose content is not what it must be.
#[must_use]
pub fn out_of_date(course: &Course) -> Vec<String> {
    generated(course)
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
    for (path, text) in generated(course) {
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

/// The README with `table` between its markers; none if it has no markers.
fn with_table(readme: &str, table: &str) -> Option<String> {
    let (before, rest) = readme.split_once(TABLE_BEGINS)?;
    let (_, after) = rest.split_once(TABLE_ENDS)?;
    Some(format!(
        "{before}{TABLE_BEGINS}\n{table}\n{TABLE_ENDS}{after}"
    ))
}

fn table(course: &Course) -> String {
    let mut table =
        String::from("| | Exercise | Difficulty | Time | State |\n|---|---|---|---|---|\n");
    for entry in course.entries() {
        table.push_str(&row(course, entry));
    }
    table
}

fn row(course: &Course, entry: &Entry) -> String {
    let Entry { id, package, title } = entry;
    match course.exercise(package).map(|exercise| exercise.spec) {
        Ok(spec) => format!(
            "| {id} | [`{package}`](crates/{package}/README.md): {} | {}/10 | {} min | ready |\n",
            spec.title, spec.difficulty, spec.duration_minutes
        ),
        Err(_) => format!("| {id} | `{package}`: {title} | | | planned |\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_table;

    #[test]
    fn the_table_stands_between_its_markers_and_nothing_else_changes() {
        let readme = "# A\n<!-- generated: exercises -->\nold\n<!-- end generated -->\nB\n";
        let written = with_table(readme, "new\n").unwrap();
        let expected = "# A\n<!-- generated: exercises -->\n\nnew\n\n<!-- end generated -->\nB\n";
        assert_eq!(written, expected);
        assert_eq!(with_table(&written, "new\n").unwrap(), expected);
    }

    #[test]
    fn a_readme_without_markers_is_left_alone() {
        assert_eq!(with_table("# A\n", "new\n"), None);
    }
}
