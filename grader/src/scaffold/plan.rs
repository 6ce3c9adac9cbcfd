//! The exercise's line in the course's plan.

use std::path::PathBuf;

use super::fault::ScaffoldFault;
use crate::course::{Course, CourseFile, Entry};

pub(super) fn path(course: &Course) -> PathBuf {
    course.spec_folder().join("course.json")
}

/// The plan's entry for `name`; if it has none yet, a new one, and the plan's text with it.
pub(super) fn entry(course: &Course, name: &str) -> Result<(Entry, Option<String>), ScaffoldFault> {
    if let Some(entry) = course.entries().iter().find(|entry| entry.package == name) {
        return Ok((entry.clone(), None));
    }
    let entry = Entry {
        id: next_id(course.entries()),
        package: name.to_owned(),
        title: title(name),
    };
    let path = path(course);
    let fault = |fault: String| ScaffoldFault::Unreadable {
        path: path.clone(),
        fault,
    };
    let text = std::fs::read_to_string(&path)
        .map_err(|error| fault(format!("cannot be read: {error}")))?;
    let text = with_entry(&text, &entry).ok_or_else(|| {
        fault(format!(
            "cannot take a new entry at its end; add one for `{name}` by hand first"
        ))
    })?;
    Ok((entry, Some(text)))
}

/// The number after the greatest one.
fn next_id(entries: &[Entry]) -> String {
    let number = |entry: &Entry| entry.id.strip_prefix("EX")?.parse::<u32>().ok();
    let next = entries
        .iter()
        .filter_map(number)
        .max()
        .map_or(0, |last| last + 1);
    format!("EX{next:02}")
}

/// `raft-core` as a title: `Raft core`.
fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}

/// The plan's text with one more line, all other lines as they were.
fn with_entry(text: &str, entry: &Entry) -> Option<String> {
    let before: CourseFile = serde_json::from_str(text).ok()?;
    let end = text.rfind(']')?;
    let head = text[..end].trim_end();
    let comma = if head.ends_with('[') { "" } else { "," };
    let [id, package, title] = [&entry.id, &entry.package, &entry.title]
        .map(|value| serde_json::to_string(value).expect("a text is JSON"));
    let line = format!("{{\"id\": {id}, \"crate\": {package}, \"title\": {title}}}");
    let tail = &text[head.len()..];
    let tail = if tail.starts_with(']') {
        format!("\n  {tail}")
    } else {
        tail.to_owned()
    };
    let text = format!("{head}{comma}\n    {line}{tail}");
    // Whatever the file looks like, it must still say the same, and one thing more.
    let after: CourseFile = serde_json::from_str(&text).ok()?;
    let (last, others) = after.exercises.split_last()?;
    (last == entry && others == before.exercises).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            id: "EX07".into(),
            package: "raft-core".into(),
            title: title("raft-core"),
        }
    }

    #[track_caller]
    fn check(before: &str, after: Option<&str>) {
        assert_eq!(with_entry(before, &entry()).as_deref(), after);
    }

    #[test]
    fn an_entry_becomes_one_more_line_and_no_other_line_changes() {
        check(
            "{\n  \"title\": \"[T]\",\n  \"seed\": \"s\",\n  \"exercises\": [\n    \
             {\"id\": \"EX00\", \"crate\": \"a\", \"title\": \"A\"}\n  ]\n}\n",
            Some(
                "{\n  \"title\": \"[T]\",\n  \"seed\": \"s\",\n  \"exercises\": [\n    \
                 {\"id\": \"EX00\", \"crate\": \"a\", \"title\": \"A\"},\n    \
                 {\"id\": \"EX07\", \"crate\": \"raft-core\", \"title\": \"Raft core\"}\n  ]\n}\n",
            ),
        );
    }

    #[test]
    fn an_empty_plan_takes_an_entry() {
        check(
            "{\"title\": \"T\", \"seed\": \"s\", \"exercises\": []}",
            Some(
                "{\"title\": \"T\", \"seed\": \"s\", \"exercises\": [\n    \
                 {\"id\": \"EX07\", \"crate\": \"raft-core\", \"title\": \"Raft core\"}\n  ]}",
            ),
        );
    }

    #[test]
    fn a_plan_that_does_not_end_in_its_exercises_is_not_touched() {
        check(
            "{\"exercises\": [], \"seed\": \"s\", \"title\": \"]\"}",
            None,
        );
    }

    #[test]
    fn the_next_number_follows_the_greatest_and_leaves_other_schemes_alone() {
        let ids = |ids: &[&str]| -> Vec<Entry> {
            ids.iter()
                .map(|id| Entry {
                    id: (*id).to_owned(),
                    ..entry()
                })
                .collect()
        };
        assert_eq!(next_id(&ids(&["EX29", "5.2.11-a", "EX08"])), "EX30");
        assert_eq!(next_id(&[]), "EX00");
    }
}
